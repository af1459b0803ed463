import { numberAnswers } from '../vats/script.ts';

export const helpText = (
  vendors: readonly string[],
  name = 'trunkline-simulator',
): string => `Serves a stand-in for a contact-centre vendor on 127.0.0.1.

Usage: ${name} <vendor> [options]

Vendors: ${vendors.join(', ')}

Options:
  --port PORT          where to listen; 0 takes any free port (default 4010)
  --speed N            scenario time runs N times as fast (default 1)
  --seed N             another seed gives other ids (default 1)
  -h, --help           this text

Options of vats:
  --key KEY            the API key that clients must send (default demo-key)
  --salt SALT          the secret of the signatures (default demo-salt)
  --callback-url URL   where events are posted; without it they are only printed
  --number N=ANSWER    how a number behaves when it is rung; may be repeated. Answers:
                       ${Object.keys(numberAnswers).join(', ')}
  --load N             lets N calls a second come in, with all their events
  --load-seconds N     for N scenario seconds (default: until it is stopped)
  --seeded-calls N     gives statistics N made-up calls of the last 30 days (default 0)

Options of uptivity:
  --socket-port PORT   where the command socket listens; 0 takes any free port (default 5620)
  --close-after-reply  hangs up after each reply on the socket

Options of gc:
  --agents N           so many agents, 1001 and up, beside the supervisor 9001 (default: 1001 to 1004)
  --flavour FLAVOUR    what stands behind the connector: ucce or uccx (default ucce)
  --wrapping WRAPPING  how an event stands in its post: bare, data, array or string (default bare)

Options of cca-web-api:
  --server-version N   the version of the server; before 5.4.6, some codes have other numbers (default 5.4.8)

Options of ptk-callback:
  --second-port PORT   where the second node listens; 0, the default, takes any free port
  --wire WIRE          how SOAP is spoken: provisional or foreign (default foreign)`;

/** The demo: no licence, no network, no telephone rings. Each vendor's chapter is a folder beside this file. */
import { ink, say } from './paper.ts';
import { lookAtSurvey } from './cca-web-api/survey.ts';
import { superviseCall } from './gc/supervised-call.ts';
import { bookCallback } from './ptk-callback/appointment.ts';
import { recordCalls } from './uptivity/recording.ts';
import { placeCallback } from './vats/callback.ts';
import { stageFailures } from './vats/failures.ts';

say(`${ink('bold', 'Trunkline')} · contact-centre vendors on their simulators`);
await placeCallback();
await stageFailures();
await recordCalls();
await superviseCall();
await lookAtSurvey();
await bookCallback();
say();
say('Next: the quickstart-* folders in examples are projects to copy; packages/*/README.md has the rest.');

import fc from 'fast-check';
import { inspect } from 'node:util';
import type { SendRequest, Sender } from '@trunkline/core';
import type { Client } from '../clients/client.ts';
import { callOnce } from '../contract.ts';
import { inputFor } from '../inputs/from-issues.ts';
import { hostile, inputCanary } from '../inputs/hostile.ts';
import { changed, placesOf } from '../inputs/places.ts';
import { requestProblems } from '../inputs/request.ts';
import { hold, pick, target, type Draw, type Target } from '../target.ts';

/** A server that notes what it is asked, and answers nothing of use. */
function listening(): { readonly asked: SendRequest[]; readonly sender: Sender } {
  const asked: SendRequest[] = [];
  const sender: Sender = async ({ body = '', ...request }) => {
    // Read now: after the answer an upload is over.
    asked.push({ ...request, body: typeof body === 'string' ? body : await new Response(body).text() });
    return { answered: true, status: 404, headers: {}, body: null };
  };
  return { asked, sender };
}

/** What the errors lead to is sent, whole and where it belongs. */
const right = (client: Client): Target =>
  target(`${client.vendor}: input that is right`, fc.gen(), async (draw: Draw) => {
    const operation = pick(draw, client.operations);
    const input = inputFor(operation, draw);
    if (input === undefined) return;
    const { asked, sender } = listening();
    const { result, problems } = await callOnce({ client, operation, input, given: { sender, withSession: false } });
    const request = asked.at(-1);
    // What only the dialect can tell (an URL that gets too long) is told as input, too.
    const isRefused = result?.error?.outcome === 'not_sent';
    const unsent = request === undefined && !isRefused ? ['neither sent nor refused'] : [];
    const wrong = request === undefined ? [] : requestProblems(request, operation, input, client);
    hold([...problems, ...unsent, ...wrong], operation.name, input, request?.path, request?.body);
  });

/** Whatever is put into an input, the call ends well, and no error shows it. */
const wrong = (client: Client): Target =>
  target(`${client.vendor}: input that is hostile`, fc.gen(), async (draw: Draw) => {
    const operation = pick(draw, client.operations);
    const good = inputFor(operation, draw) ?? {};
    const names = Object.keys(operation.input.fields).map((name) => [name]);
    const place = pick(draw, [...placesOf(good), ...names]);
    const input = changed(good, place, hostile(draw));
    const { asked, sender } = listening();
    const { result, problems } = await callOnce({
      client,
      operation,
      input,
      given: { sender, withSession: false },
      hidden: [inputCanary],
    });
    const sent = asked.length > 0 && result?.error?.kind === 'input' ? ['sent, and then refused as input'] : [];
    const defect = result?.error?.kind === 'unexpected' ? [`unexpected: ${inspect(result.error)}`] : [];
    hold([...problems, ...sent, ...defect], operation.name, place);
  });

export const inputs = (client: Client): readonly Target[] => [right(client), wrong(client)];

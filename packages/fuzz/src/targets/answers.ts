import fc from 'fast-check';
import type { Operation } from '@trunkline/core';
import { reaction } from '../answers/sent.ts';
import { shapeOf, type Shape } from '../answers/shape.ts';
import { spoilt } from '../answers/spoil.ts';
import type { Client } from '../clients/client.ts';
import { callOnce } from '../contract.ts';
import { inputFor, type AnyOperation } from '../inputs/from-issues.ts';
import { hold, pick, target, type Draw, type Target } from '../target.ts';

/** Found out once each. */
const shapes = new WeakMap<AnyOperation, Shape>();

function shapeFor(operation: Operation<unknown, unknown>): Shape {
  const shape = shapes.get(operation) ?? shapeOf(operation.output);
  shapes.set(operation, shape);
  return shape;
}

/** Whatever comes back, the call ends with a Result in order that shows none of it in an error. */
export const answers = (client: Client): Target =>
  target(`${client.vendor}: answers`, fc.gen(), async (draw: Draw) => {
    const operation = pick(draw, client.operations);
    const input = inputFor(operation, draw) ?? {};
    const reactions = Array.from({ length: 2 }, () => {
      const text = client.answer(draw, shapeFor(operation), operation);
      return [reaction(draw, spoilt(draw, text), client.contentType), text] as const;
    });
    let attempt = 0;
    const { problems } = await callOnce({
      client,
      operation,
      input,
      given: {
        sender: (request) => (reactions[(attempt += 1) % 2] as (typeof reactions)[0])[0](request),
        keepRaw: draw(fc.boolean),
        charset: draw(fc.boolean) ? 'strict' : 'lenient',
      },
    });
    hold(
      problems,
      operation.name,
      input,
      reactions.map(([, text]) => text),
    );
  });

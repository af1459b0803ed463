import { setTimeout as sleep } from 'node:timers/promises';
import type { Conformance } from '../conformance.ts';
import { defaults, type CaseContext } from '../run/context.ts';
import { heapAfter, heldHeap } from './heap.ts';
import { judge, promptly, unless } from './help.ts';
import type { CaseRow, RowPlan } from './row.ts';

const good: RowPlan = { script: ({ reply }) => reply() };

async function manyClients({ connect }: Conformance, origin: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await connect(origin, defaults).close();
}

/** Until the server has seen the request, however slow the machine is. */
async function untilAsked({ server }: CaseContext): Promise<void> {
  for (let turn = 0; turn < 400 && server.requests.length === 0; turn += 1) await sleep(5);
}

/** Clients are made, used and closed (G82). */
export const lifetimeCases: readonly CaseRow[] = [
  {
    id: 'G82.heap',
    alone: true,
    title: '2 000 clients made and dropped leave the heap as it was',
    run: async ({ conformance, server }) => {
      await manyClients(conformance, server.origin, 100);
      const before = heldHeap();
      const grown = await heapAfter(() => manyClients(conformance, server.origin, 2_000));
      return unless(grown < before / 10, `the heap grew by ${Math.round((grown / before) * 100)} %`);
    },
  },
  {
    id: 'G82.closed',
    title: 'a call after close is refused (closed), and closing twice does no harm',
    plan: good,
    run: async (context) => {
      const subject = context.connect();
      await context.settle(() => context.callBy(subject));
      await subject.close();
      await subject.close({ drainMs: 0 });
      const settled = await context.settle(() => subject.command());
      return judge(settled, context, { kind: 'refused', reason: 'closed', outcome: 'not_sent', withinMs: 50 });
    },
  },
  {
    id: 'G82.drain',
    title: 'closing waits for the call under way as long as it was told',
    plan: { script: ({ reply }) => [['', 200], ...reply()] },
    run: async (context) => {
      const subject = context.connect();
      const pending = context.settle(() => context.callBy(subject));
      await untilAsked(context);
      await subject.close({ drainMs: 2_000 });
      return judge(await pending, context, { ok: true });
    },
  },
  {
    id: 'G82.cut',
    title: 'closing without patience ends the call under way with a Result',
    plan: { script: () => [['', 0, 'stall']] },
    run: async (context) => {
      const subject = context.connect();
      const began = performance.now();
      const pending = context.settle(() => context.callBy(subject, { retry: { limit: 0 } }));
      await untilAsked(context);
      await sleep(100);
      const cutAfterMs = performance.now() - began;
      await subject.close({ drainMs: 0 });
      const settled = await pending;
      return [
        ...judge(settled, context, { kind: ['aborted', 'refused'], outcome: 'unknown', atLeastMs: 90 }),
        ...promptly(settled, cutAfterMs),
      ];
    },
  },
];

import { both } from './help.ts';
import type { CaseRow, RowPlan } from './row.ts';

const good: RowPlan = { script: ({ reply }) => reply() };
const word = 'Привет';
const context = { ticket: 7, note: word };

/** The vendor's own samples, without any trick: whatever else fails, these tell whether the suite was joined rightly. */
export const sampleCases: readonly CaseRow[] = [
  ...both({ id: 'A0', title: 'succeeds against a good server', plan: good, read: { ok: true }, command: { ok: true } }),
  {
    id: 'A0.word',
    title: `the good answer holds ${word} in a field that is decoded`,
    plan: good,
    call: 'read',
    run: async ({ call }) => {
      const { result } = await call();
      return JSON.stringify(result?.value ?? null).includes(word)
        ? []
        : [`the value of the good read doesn't hold ${word}`];
    },
  },
  {
    id: 'A0.context',
    title: "the caller's context comes back in meta and in every event",
    plan: good,
    run: async ({ call, events }) => {
      const { result } = await call({ context });
      const kept = events.every((event) => (event as { context?: unknown }).context === context);
      return [
        ...(result?.meta?.context === context ? [] : ['meta.context is not what the caller gave']),
        ...(events.length > 0 ? [] : ['onEvent was told nothing']),
        ...(kept ? [] : ['an event lacks the context']),
      ];
    },
  },
  {
    id: 'D0',
    title: 'wrong input is refused with its path before anything is sent',
    run: async ({ connect, settle, server }) => {
      const { result } = await settle(() => connect().badInput());
      if (result === undefined || result.ok) return ['wrong input was not refused'];
      const { error } = result;
      if (error.kind !== 'input') return [`error.kind is ${error.kind}, not input`];
      return [
        ...(error.issues.some(({ path }) => path !== '') ? [] : ['no issue names a path']),
        ...(server.requests.length === 0 ? [] : ['a request was sent']),
      ];
    },
  },
  {
    id: 'D55',
    about: 'http',
    title: 'a header with a line break is refused before anything is sent, and its value shown nowhere',
    call: 'either',
    callWith: { headers: { 'x-note': 'canary-55\r\nx-evil: 1' } },
    hidden: ['canary-55'],
    expect: { kind: 'input', issues: 'path', outcome: 'not_sent', requests: 0, withinMs: 100 },
  },
];

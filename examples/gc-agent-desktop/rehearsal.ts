/** A contact centre on this machine: no licence, no telephone. Whoever rehearses alone is the caller, too. */
import { createGcSimulator, type GcSimulator, type GcSimulatorOptions } from '@trunkline/simulator';
import type { GcClient } from '@trunkline/gc';
import { Hono } from 'hono';

/** What the page is told of it. */
const told = {
  password: 'demo',
  agents: [
    { agentId: '1001', extension: '21001', name: 'Alice, an agent' },
    { agentId: '9001', extension: '29001', name: 'Sam, a supervisor' },
  ],
  rings: [
    { to: '', name: 'my telephone' },
    { to: 'Sales', name: 'the queue Sales' },
    { to: '21002', name: 'Boris, a colleague' },
  ],
} as const;

export interface Rehearsal {
  readonly baseUrl: string;
  readonly told: object;
  readonly routes: Hono;
  readonly simulator: GcSimulator;
  /** A colleague who picks up whatever rings: somebody to consult, to hand calls to, and to listen to. */
  readonly bringColleague: (gc: GcClient) => Promise<void>;
}

/** `options` make it more like yours: `{ flavour: 'uccx' }`. */
export async function startRehearsal(
  receive: (request: Request) => Promise<Response>,
  options: GcSimulatorOptions = {},
): Promise<Rehearsal> {
  const simulator = await createGcSimulator({
    receive,
    agents: [
      { agentId: '1001', extension: '21001', firstName: 'Alice', lastName: 'Baker', team: '1', wrapUp: 'REQUIRED' },
      { agentId: '1002', extension: '21002', firstName: 'Boris', lastName: 'Wolf', team: '1' },
      { agentId: '9001', extension: '29001', firstName: 'Sam', lastName: 'Keller', team: '1', supervises: ['1'] },
    ],
    reasons: {
      notReady: named('Break', 'Lunch', 'Training'),
      logout: named('End of shift', 'Moving to another desk'),
      wrapUp: named('New order', 'Question', 'Complaint', 'Wrong number'),
    },
    ...options,
  });
  return { baseUrl: simulator.baseUrl, told, simulator, routes: callers(simulator), bringColleague };
}

const named = (...labels: readonly string[]): { code: string; label: string }[] =>
  labels.map((label, index) => ({ code: String(index + 1), label }));

/** The caller's two buttons. */
function callers(simulator: GcSimulator): Hono {
  const app = new Hono();
  app.post('/ring', async (context) => {
    const { to, from } = await context.req.json<{ to: string; from: string }>();
    const whom = /^\d+$/.test(to) ? { to } : { queue: to };
    if ('to' in whom && !simulator.agents.some(({ extension }) => extension === to))
      return context.json({ message: 'There is no such telephone.' }, 422);
    simulator.incomingCall({ from: from || '+44 20 7946 0018', ...whom });
    return context.json({});
  });
  app.post('/hang-up', (context) => {
    const isOutside = ({ agentId, state }: { agentId?: string; state: string }): boolean =>
      agentId === undefined && state !== 'DROPPED';
    const call = simulator.calls.findLast(({ live, participants }) => live && participants.some(isOutside));
    if (call === undefined) return context.json({ message: 'Nobody is calling.' }, 409);
    simulator.hangUp(call.dialogId);
    return context.json({});
  });
  return app;
}

async function bringColleague(gc: GcClient): Promise<void> {
  const colleague = gc.agent({ agentId: '1002', password: told.password, extension: '21002' });
  colleague.on('newInboundCall', ({ dialogId = '', callType }) => {
    if (callType === 'SUPERVISOR_MONITOR') return;
    setTimeout(() => void colleague.answerCall({ dialogId }), 1_500);
  });
  await colleague.connect();
  await colleague.login();
}

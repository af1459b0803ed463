import fc from 'fast-check';
import { leaks, pollution, resultProblems } from '@trunkline/conformance/contract';
import { createGcClient, operations, readCallback, readEvent, type GcResult, type GcSession } from '@trunkline/gc';
import { jsonOf, wireCanary } from '../answers/json.ts';
import { shapeOf, type Shape } from '../answers/shape.ts';
import { spoilt } from '../answers/spoil.ts';
import { operationsOf } from '../clients/operations.ts';
import { inputFor } from '../inputs/from-issues.ts';
import { hostile } from '../inputs/hostile.ts';
import { hold, pick, target, type Draw, type Target } from '../target.ts';

const types: readonly string[] = (
  'System,Error,ConnectStatus,AgentInfo,State,InboundCall,OutboundCall,NewOutboundCall,NewOutboundPreviewCall,NewInboundCall,' +
  'ReasonCodes,ConsultCall,DialogState,Agents,Team Agents,Queue Stats,PhoneBook,Team PhoneBook,phoneBook_contacts,status,' +
  'control,callback,skillGroup,supervisors,agentExtension,Nobody knows'
).split(',');

const shapes: ReadonlyMap<string, Shape> = new Map(types.map((type) => [type, shapeOf({ read: readEvent }, { type })]));

/** Words with which something begins or ends. */
const states: readonly string[] = [
  'READY',
  'NOT_READY',
  'LOGOUT',
  'TALKING',
  'ACTIVE',
  'ALERTING',
  'DROPPED',
  'HELD',
  'IN_SERVICE',
  'ConnectSuccess',
];

function eventOf(draw: Draw): unknown {
  const type = pick(draw, types);
  const event = jsonOf(draw, shapes.get(type) as Shape) as object;
  const likely = draw(fc.boolean)
    ? { state: pick(draw, states), status: pick(draw, states), dialogID: pick(draw, ['1', '101', 'name']) }
    : {};
  return { ...event, ...likely, type };
}

function bodyOf(draw: Draw): unknown {
  const events = Array.from({ length: draw(fc.nat, 3) }, () => eventOf(draw));
  return pick<unknown>(draw, [
    events[0],
    events,
    { data: events },
    JSON.stringify(events),
    events.map((data) => ({ data })),
  ]);
}

const secret = 'canary-password-5512';
const verbs = operationsOf(operations);

type Verb = (input: unknown, options?: object) => Promise<GcResult<unknown>>;

/** Verbs are asked, and events of all kinds come in any order before, between and after their answers. */
async function story(draw: Draw): Promise<readonly string[]> {
  const gc = createGcClient({
    baseUrl: 'https://gc.test/command',
    callbackUrl: 'https://crm.test/gc',
    heartbeat: false,
    replyTimeoutMs: 5,
    httpProfile: { connectReply: 'acceptance' },
    sender: () => Promise.resolve({ answered: true, status: 200, headers: {}, body: new TextEncoder().encode('{}') }),
  });
  try {
    const session = gc.agent({ agentId: '1001', password: secret, extension: '7001' });
    session.on('state', () => {
      throw new Error('a listener that fails');
    });
    await session.connect();
    return await played(draw, (request) => gc.receive(request), session);
  } finally {
    await gc.close();
  }
}

async function played(
  draw: Draw,
  receive: (request: Request) => Promise<Response>,
  session: GcSession,
): Promise<readonly string[]> {
  const asked: Promise<GcResult<unknown>>[] = [];
  const problems: string[] = [];
  for (let step = draw(fc.nat, 8); step > 0; step -= 1) {
    if (draw(fc.nat, 2) === 0) {
      const verb = pick(draw, verbs);
      asked.push(
        (session[verb.name as 'makeCall'] as Verb)(inputFor(verb, draw), { totalTimeoutMs: 50, retry: { limit: 0 } }),
      );
      continue;
    }
    const { status } = await receive(
      new Request(session.callbackUrl, { method: 'POST', body: spoilt(draw, JSON.stringify(bodyOf(draw))) }),
    );
    if (![200, 400, 403, 413].includes(status)) problems.push(`told ${status}`);
  }
  const results = await Promise.all(asked);
  const errors = results.map(({ error }) => error);
  return [
    ...problems,
    ...results.flatMap((result) => resultProblems(result, 'gc')),
    ...leaks({ errors }, [secret, wireCanary]),
  ];
}

export const gcCallbacks: readonly Target[] = [
  target('gc: callbacks', fc.gen(), (draw: Draw) => {
    const body = draw(fc.nat, 3) === 0 ? hostile(draw) : bodyOf(draw);
    const events = readCallback(body);
    const nameless = events.filter((event) => typeof event?.type !== 'string');
    hold([...(nameless.length === 0 ? [] : ['an event without a type']), ...pollution()], events);
  }),
  target('gc: events in any order', fc.gen(), async (draw: Draw) => {
    hold([...(await story(draw)), ...pollution()]);
  }),
];

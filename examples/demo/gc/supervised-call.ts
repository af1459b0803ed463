/** A call in a contact centre: answered, consulted about, made a conference, and listened to by a supervisor. */
import { createGcSimulator } from '@trunkline/simulator';
import { createGcClient, type GcEvent, type GcResult, type GcSession } from '@trunkline/gc';
import { heading, ink, say } from '../paper.ts';

const names: Readonly<Record<string, string>> = { 1001: 'Alice', 1002: 'Boris', 9001: 'Sam, supervising' };

function tell(who: GcSession, what: string, { ok, error, meta }: GcResult<unknown>): boolean {
  const took = ink('dim', ok ? `answered by its event after ${meta.durationMs.toFixed(0)} ms` : '');
  const end = ok ? `${ink('green', '✓')} ${took}` : `${ink('red', '✗')} ${error.message}`;
  say(`${(names[who.agentId] ?? '').padEnd(17)} ${what.padEnd(54)} ${end}`);
  return ok;
}

/** The dialog of the next call that rings here. */
function ringing(session: GcSession): Promise<string> {
  return new Promise((resolve) => {
    const off = session.on('newInboundCall', ({ dialogId = '' }) => {
      off();
      resolve(dialogId);
    });
  });
}

async function signIn(session: GcSession): Promise<void> {
  await session.connect();
  await session.login();
  tell(session, 'connect(), login(), makeReady()', await session.makeReady());
}

export async function superviseCall(): Promise<void> {
  heading('GC: two agents, a consultation, a conference, and a supervisor who listens');
  let receive: (request: Request) => Promise<Response> = () => Promise.resolve(new Response());
  await using simulator = await createGcSimulator({ receive: (request) => receive(request) });
  await using gc = createGcClient({ baseUrl: simulator.baseUrl, callbackUrl: 'http://crm.test/gc' });
  receive = (request) => gc.receive(request);

  const open = (agentId: string): GcSession => gc.agent({ agentId, password: 'demo', extension: `2${agentId}` });
  const [alice, boris, sam] = [open('1001'), open('1002'), open('9001')];
  const heard: GcEvent['type'][] = [];
  alice.on('inboundCall', ({ type }) => heard.push(type));
  alice.on('state', ({ type }) => heard.push(type));
  for (const session of [alice, boris, sam]) await signIn(session);

  const rings = ringing(alice);
  simulator.incomingCall({ from: '74955404444', to: '21001' });
  const dialogId = await rings;
  tell(alice, `answerCall({ dialogId: '${dialogId}' })`, await alice.answerCall({ dialogId }));
  tell(sam, "silentMonitor({ extension: '21001' })", await sam.silentMonitor({ extension: '21001' }));
  const asks = ringing(boris);
  tell(alice, "consultCall({ number: '21002', dialogId })", await alice.consultCall({ number: '21002', dialogId }));
  tell(boris, 'answerCall({ dialogId })', await boris.answerCall({ dialogId: await asks }));
  const joined = await alice.completeConference({ extension: '21002', dialogId });
  tell(alice, "completeConference({ extension: '21002', dialogId })", joined);
  tell(alice, 'releaseCall({ dialogId })', await alice.releaseCall({ dialogId }));
  tell(alice, 'releaseCall({ dialogId }), once more', await alice.releaseCall({ dialogId }));
  say(
    `${ink('dim', `Alice's listeners heard ${heard.length} events meanwhile, whether or not they answered a command.`)}`,
  );
}

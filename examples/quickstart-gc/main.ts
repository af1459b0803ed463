import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createGcClient, gcCodes, gcOptionsFromEnv, type GcError } from '@trunkline/gc';

const { AGENT_ID = '', AGENT_PASSWORD = '', EXTENSION = '', TO_NUMBER = '' } = process.env;

const gc = createGcClient(gcOptionsFromEnv());

// GC reports everything to us by HTTP: one handler for all sessions.
const listener = getRequestListener((request) => gc.receive(request));
const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
server.on('error', ({ message }) => {
  console.error(`${message}. Give GC_CALLBACK_URL another port in .env.`);
  process.exit(1);
});
await new Promise<void>((resolve) =>
  server.listen(Number(new URL(process.env['GC_CALLBACK_URL'] ?? '').port), resolve),
);

const agent = gc.agent({ agentId: AGENT_ID, password: AGENT_PASSWORD, extension: EXTENSION });
agent.on('state', ({ state }) => console.log(`  state: ${state}`));
agent.on('inboundCall', ({ dialogId, state }) => console.log(`  call ${dialogId}: ${state}`));

if (await signIn()) await callSomebody();
await gc.close();
server.close();

async function signIn(): Promise<boolean> {
  const connected = await agent.connect();
  if (!connected.ok) return explain(connected.error);
  const loggedIn = await agent.login();
  if (!loggedIn.ok) return explain(loggedIn.error);
  const { firstName, lastName } = loggedIn.value.agentInfo;
  console.log(`${firstName} ${lastName} is logged in`);
  const ready = await agent.makeReady();
  return ready.ok || explain(ready.error);
}

async function callSomebody(): Promise<boolean> {
  const call = await agent.makeCall({ number: TO_NUMBER });
  if (!call.ok) return explain(call.error);
  const { dialogId = '' } = call.value;
  console.log(`Calling ${TO_NUMBER}: dialog ${dialogId}`);
  const released = await agent.releaseCall({ dialogId });
  if (!released.ok) return explain(released.error);
  console.log('The call has ended');
  const notReady = await agent.makeNotReady();
  if (!notReady.ok) return explain(notReady.error);
  const out = await agent.logout();
  return out.ok || explain(out.error);
}

/** One switch for everything that can go wrong. */
function explain(error: GcError): false {
  process.exitCode = 1;
  switch (error.kind) {
    case 'input':
      console.error('Mend the input:', error.issues);
      break;
    case 'api':
      console.error(
        `GC says ${error.code}: ${error.description} (${gcCodes.find(error.code).behaviour ?? 'tell the agent'})`,
      );
      break;
    case 'timeout':
      // In phase `reply`: accepted, but nobody knows what became of it. Ask before you try again.
      console.error(`${error.message}. Was it sent? ${error.outcome}`);
      break;
    default:
      console.error(`${error.message}. Was it sent? ${error.outcome}`);
  }
  return false;
}

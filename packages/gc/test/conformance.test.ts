import { describeConformance, type Subject } from '@trunkline/conformance';
import { createGcClient, type AgentOptions, type GcOptions, type GcResult } from '../src/index.ts';

const agent = { agentId: '1001', password: 'canary-password-5512', sessionUrl: 'canary-session-0b5f' };
const wrapUp = { dialogId: 'canary-dialog-77', reason: 'canary reason 79995551234' };
const contentType = 'application/json';

type Given = Parameters<Subject['command']>[0];

/**
 * A session that connects with its first command. Wrap-up is a verb that nothing answers: GC's acceptance ends the call, as
 * it ends every command's part over HTTP.
 */
function subject(options: Omit<GcOptions, 'callbackUrl'>, password: AgentOptions['password']): Subject {
  const gc = createGcClient({
    ...options,
    callbackUrl: 'https://crm.example/gc',
    heartbeat: false,
    httpProfile: { connectReply: 'acceptance' },
  });
  const session = gc.agent({ ...agent, password });
  let connecting: ReturnType<typeof session.connect> | undefined;

  async function connected(call: () => Promise<GcResult<void>>, given: Given): Promise<GcResult<unknown>> {
    const began = await (connecting ??= session.connect({}, given));
    if (began.ok) return call();
    connecting = undefined;
    return began;
  }

  return {
    command: (given) => connected(() => session.setWrapUpReason(wrapUp, given), given),
    badInput: (given) =>
      connected(() => session.setWrapUpReason({ ...wrapUp, reason: `${wrapUp.reason},` }, given), given),
    health: (given) => session.health(given),
    close: (given) => gc.close(given),
  };
}

describeConformance({
  vendor: 'gc',
  format: 'json',
  connect: (baseUrl, options) => subject({ ...options, baseUrl }, agent.password),
  connectWithCredentials: (baseUrl, options, provider) => subject({ ...options, baseUrl }, provider),
  aside: ({ body }) => (body.includes('"Connect#') ? { contentType, body: '' } : undefined),
  goodCommand: { contentType, body: '{"accepted":true,"message":"Привет"}' },
  secrets: [agent.password, agent.sessionUrl, ...Object.values(wrapUp)],
});

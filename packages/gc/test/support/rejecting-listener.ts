/** A program of its own: its listeners reject, and it wants to go on. */
import { createGcClient } from '../../src/index.ts';

const gc = createGcClient({ baseUrl: 'http://127.0.0.1:8161/', callbackUrl: 'https://crm.example/gc' });
const agent = gc.agent({ agentId: '1001', password: 'secret-1' });
const refuse = (): Promise<void> => Promise.reject(new Error('no'));
agent.on('state', refuse);
agent.onStatus(refuse);
agent.hear({ type: 'state', state: 'READY' });
await agent.close();
setTimeout(() => process.stdout.write('still here'), 50);

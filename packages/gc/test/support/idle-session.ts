/** A program of its own: connects, gives a command up, keeps the session open and has nothing more to do. */
import { createGcClient } from '../../src/index.ts';

const gc = createGcClient({
  baseUrl: process.argv[2] ?? '',
  callbackUrl: 'https://crm.example/gc',
  httpProfile: { connectReply: 'acceptance' },
});
const agent = gc.agent({ agentId: '1001', password: 'secret-1' });
const { ok } = await agent.connect();
const given = await agent.getAllAgents({}, { replyTimeoutMs: 30 });
if (process.argv[3] === 'close') await gc.close();
process.stdout.write(`${ok} ${given.error?.kind}`);

import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { createGcClient } from '@trunkline/gc';
import { createVatsWebhooks } from '@trunkline/vats';
import type { EnduranceCase } from './case.ts';

const million = 1_000_000;
const every = million / 20;

const credentials = { apiKey: 'k', apiSalt: 's' };
const headers = { 'content-type': 'application/x-www-form-urlencoded' };
const utf8 = new TextEncoder();

/** Each is another event of another call: the memory of what was seen has to let go of the oldest. */
function signed(number: number): Uint8Array<ArrayBuffer> {
  const json = `{"entry_id":"e${number}","call_id":"c${number}","timestamp":1511530000,"seq":1,"call_state":"Appeared","location":"abonent","from":{"number":"79161234567"},"to":{"extension":"101","line_number":"74950000001"}}`;
  const sign = createHash('sha256').update(`${credentials.apiKey}${json}${credentials.apiSalt}`).digest('hex');
  return utf8.encode(`vpbx_api_key=${credentials.apiKey}&sign=${sign}&json=${encodeURIComponent(json)}`);
}

const webhooks: EnduranceCase = {
  name: 'vats: webhooks, verified, read and remembered',
  mayHold: 96 << 20,
  mayGrow: 8,
  async run(_address, alive) {
    const webhooks = createVatsWebhooks({ credentials });
    for (let done = 1; done <= million; done += 1) {
      const { ok } = await webhooks.verify({ path: '/events/call', headers, body: signed(done) });
      if (!ok) throw new Error('a webhook was turned away');
      if (done % every !== 0) continue;
      await turn();
      alive(done);
    }
    return `${million} webhooks`;
  },
};

const inOnePost = 50;

const gcEvents: EnduranceCase = {
  name: 'gc: events of a session',
  mayHold: 64 << 20,
  mayGrow: 8,
  async run(_address, alive) {
    await using gc = createGcClient({
      baseUrl: 'https://gc.test/command',
      callbackUrl: 'https://crm.test/gc',
      heartbeat: false,
    });
    const session = gc.agent({ agentId: '1001', password: 'p' });
    let heard = 0;
    session.on('inboundCall', () => (heard += 1));
    for (let done = 0; done < million;) {
      const events = Array.from({ length: inOnePost }, (_, at) => ({
        type: 'InboundCall',
        dialogID: `d${done + at}`,
        state: 'ACTIVE',
      }));
      await gc.receive(new Request(session.callbackUrl, { method: 'POST', body: JSON.stringify(events) }));
      done += inOnePost;
      if (done % every !== 0) continue;
      await turn();
      alive(done);
    }
    if (heard !== million) throw new Error(`only ${heard} were heard`);
    return `${heard} events`;
  },
};

export const events: readonly EnduranceCase[] = [webhooks, gcEvents];

import { createVatsWebhooks } from '@trunkline/vats';
import type { Places } from './places.ts';
import type { Row } from './row.ts';

/** An event as the PBX posted it, and the same with another body under the old signature. */
export async function webhookRows({ vats: { apiKey, apiSalt, webhook } }: Places): Promise<Row[]> {
  const heard: string[] = [];
  const webhooks = createVatsWebhooks({
    credentials: { apiKey, apiSalt },
    onEvent: ({ event }) => void heard.push(event.kind),
  });

  async function told(id: string, body: string): Promise<Row> {
    heard.length = 0;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status } = await webhooks.receive(
      new Request(new URL(webhook.path, 'http://crm.example/'), { method: 'POST', headers, body }),
    );
    return { id, told: { status, heard: heard.join() } };
  }

  const forged = webhook.body.replace(
    /(sign=)(.)/,
    (_all, name: string, first: string) => name + (first === '0' ? '1' : '0'),
  );
  return [await told('vats, webhook', webhook.body), await told('vats, forged webhook', forged)];
}

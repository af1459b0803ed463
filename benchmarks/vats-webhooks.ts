/**
 * How many webhooks of VATS one core takes a second: `node --conditions=@trunkline/source vats-webhooks.ts`. Not a pair, since a
 * receiver is asynchronous. Beside the whole stands what it is made of, so that the bound can be seen.
 */
import { hash } from 'node:crypto';
import { createVatsWebhooks } from '@trunkline/vats';

const credentials = { apiKey: 'demo-key', apiSalt: 'demo-salt' };
const encoder = new TextEncoder();
const count = 20_000;
const rounds = 7;

interface Post {
  readonly json: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

function postOf(seq: number): Post {
  const json = JSON.stringify({
    entry_id: 'MTA1MTg5MzcwNjg=',
    call_id: `MToxMDAwMDAwMTo${seq}`,
    timestamp: 1_511_530_000,
    seq: 1,
    call_state: 'Connected',
    location: 'abonent',
    from: { extension: '101', number: 'sip:anna@demo.mangosip.ru', taken_from_call_id: 'MToxMDAwMDAwMDox' },
    to: { number: '74955404444', line_number: '74950000001', acd_group: '' },
    command_id: '1f9c9a2e-5a0d-4a5a-9f3b-0d6f0f6f2b11',
    callback_initiator: 'API',
  });
  const sign = hash('sha256', credentials.apiKey + json + credentials.apiSalt, 'hex');
  const form = new URLSearchParams({ vpbx_api_key: credentials.apiKey, sign, json });
  return { json, body: encoder.encode(form.toString()) };
}

const posts = Array.from({ length: count }, (_, seq) => postOf(seq));
const headers = { 'content-type': 'application/x-www-form-urlencoded' };
const decoder = new TextDecoder();

/** The median of several rounds, as microseconds per webhook. */
async function took(work: (post: Post) => unknown, before: () => void = () => undefined): Promise<number> {
  const each: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    before();
    const began = performance.now();
    for (const post of posts) await work(post);
    each.push(((performance.now() - began) * 1_000) / count);
  }
  return each.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN;
}

let webhooks = createVatsWebhooks({ credentials });
let heard = 0;
/** Each round begins with an empty memory, so that no event is a repeat. */
const anew = (): void => {
  webhooks = createVatsWebhooks({ credentials });
  webhooks.on('call', () => (heard += 1));
};

const parts: readonly (readonly [name: string, work: (post: Post) => unknown, before?: () => void])[] = [
  [
    'verify: form, signature, JSON, event, memory',
    ({ body }) => webhooks.verify({ path: '/events/call', headers, body }),
    anew,
  ],
  [
    'receive: the same from a Request to a Response',
    ({ body }) => webhooks.receive(new Request('http://crm.test/events/call', { method: 'POST', headers, body })),
    anew,
  ],
  [
    'of it: a Request, read, and a Response',
    async ({ body }) => {
      await new Request('http://crm.test/events/call', { method: 'POST', headers, body }).arrayBuffer();
      return new Response(null);
    },
  ],
  ['of it: UTF-8 and form', ({ body }) => new URLSearchParams(decoder.decode(body)).get('json')],
  ['of it: SHA-256', ({ json }) => hash('sha256', credentials.apiKey + json + credentials.apiSalt, 'hex')],
  ['of it: JSON', ({ json }) => JSON.parse(json) as unknown],
];

console.log('µs each   a second');
for (const [name, work, before] of parts) {
  const micros = await took(work, before);
  console.log(
    `${micros.toFixed(1).padStart(7)}   ${Math.round(1_000_000 / micros)
      .toString()
      .padStart(8)}   ${name}`,
  );
}
if (heard !== count * rounds) throw new Error(`${heard} events were heard`);

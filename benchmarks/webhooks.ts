/** A webhook of VATS, verified and read, beside what can't be spared: the digest of its text and the parsing of it. */
import { hash } from 'node:crypto';
import { createVatsWebhooks } from '@trunkline/vats';
import type { AsyncPair } from './pairs.ts';

const credentials = { apiKey: 'demo-key', apiSalt: 'demo-salt' };
const headers = { 'content-type': 'application/x-www-form-urlencoded' };

const json = JSON.stringify({
  entry_id: 'MTA1MTg5MzcwNjg=',
  call_id: 'MToxMDAwMDAwMTo1',
  timestamp: 1_511_530_000,
  seq: 1,
  call_state: 'Connected',
  location: 'abonent',
  from: { extension: '101', number: 'sip:anna@demo.mangosip.ru', taken_from_call_id: 'MToxMDAwMDAwMDox' },
  to: { number: '74955404444', line_number: '74950000001', acd_group: '' },
  command_id: '1f9c9a2e-5a0d-4a5a-9f3b-0d6f0f6f2b11',
  callback_initiator: 'API',
});

export function webhooks(): readonly AsyncPair[] {
  const sign = hash('sha256', credentials.apiKey + json + credentials.apiSalt, 'hex');
  const body = new TextEncoder().encode(
    new URLSearchParams({ vpbx_api_key: credentials.apiKey, sign, json }).toString(),
  );
  const receiver = createVatsWebhooks({ credentials });
  return [
    {
      name: 'vats: a webhook, verified and read ÷ SHA-256 and JSON.parse',
      ours: () => receiver.verify({ path: '/events/call', headers, body }),
      theirs: async () => {
        hash('sha256', credentials.apiKey + json + credentials.apiSalt, 'hex');
        return JSON.parse(json) as unknown;
      },
      times: 3_000,
      goal: 2,
      aim: 1.4,
    },
  ];
}

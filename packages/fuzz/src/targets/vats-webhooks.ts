import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { leaks, pollution } from '@trunkline/conformance/contract';
import { createVatsWebhooks, deliveryStatus, isDeliveryError, type RawDelivery } from '@trunkline/vats';
import { jsonOf, wireCanary } from '../answers/json.ts';
import { spoilt } from '../answers/spoil.ts';
import { hostile } from '../inputs/hostile.ts';
import { hold, pick, target, type Draw, type Target } from '../target.ts';

const credentials = { apiKey: 'canary-key-5512', apiSalt: 'canary-salt-9931' };
// No 500: whatever came, it came as a Request.
const told: ReadonlySet<number> = new Set([200, ...Object.values(deliveryStatus).filter((status) => status !== 500)]);

const paths: readonly string[] = (
  'call summary recording record/added record/tagged dtmf sms recognized/offline md ping ab/organizations ab/contacts ab/groups ' +
  'user/status_changed user/session_end md/onAppealClose'
)
  .split(' ')
  .map((path) => `events/${path}`);

/** Every name that some event is read by. */
const names: readonly string[] = (
  'abonent abonent_id acd_group action assign_user_id body call_direction call_id call_state campaign_id channel_type chat ' +
  'command_id completion_code contact contact_id create create_time data dct direction disconnect_reason dtmf duration emails end ' +
  'end_time entry_id entry_result event_type extension forward_time from groups id initiator key line_number location message ' +
  'messageId messageType name number org parent_conversion_id phones priority questions recipient recognized recording_id ' +
  'recording_state request_id result sender seq session source_type start_time status tag_id talk_time task_id text time ' +
  'timestamp to transfer type user_id when'
).split(' ');

const call = {
  entry_id: 'MToxMDAwMA==',
  call_id: 'MToyMDAwMA==',
  timestamp: 1_511_530_000,
  seq: 1,
  call_state: 'Appeared',
  location: 'abonent',
  from: { number: '79161234567' },
  to: { extension: '101', line_number: '74950000001' },
};

const leaf = { names: new Map() };
const place = {
  names: new Map(['number', 'extension', 'line_number', 'acd_group', 'name', 'id'].map((name) => [name, leaf])),
};

function eventOf(draw: Draw): unknown {
  if (draw(fc.nat, 3) === 0) return call;
  const known = draw(fc.boolean) ? call : {};
  const given = names.filter(() => draw(fc.nat, 6) === 0);
  const odd = given.map((name) => [
    name,
    jsonOf(draw, pick(draw, [leaf, leaf, place, { names: new Map(), items: place }])),
  ]);
  return { ...known, ...(Object.fromEntries(odd) as object) };
}

function formOf(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

const signed = (json: string): string => {
  const { apiKey, apiSalt } = credentials;
  return formOf({
    vpbx_api_key: apiKey,
    sign: createHash('sha256')
      .update(apiKey + json + apiSalt)
      .digest('hex'),
    json,
  });
};

function receiving(): { readonly heard: unknown[]; readonly webhooks: ReturnType<typeof createVatsWebhooks> } {
  const heard: unknown[] = [];
  return { heard, webhooks: createVatsWebhooks({ credentials, onEvent: (delivery) => void heard.push(delivery) }) };
}

const post = (
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  contentType = 'application/x-www-form-urlencoded',
): Request =>
  new Request(`http://crm.test/any/${path}`, { method: 'POST', headers: { 'content-type': contentType }, body });

export const vatsWebhooks: readonly Target[] = [
  target('vats: webhooks that are signed', fc.gen(), async (draw: Draw) => {
    const json = new TextDecoder().decode(spoilt(draw, JSON.stringify(eventOf(draw))));
    const { heard, webhooks } = receiving();
    const path = pick(draw, paths);
    const { status } = await webhooks.receive(post(path, signed(json)));
    const problems = [
      ...(told.has(status) ? [] : [`told ${status}`]),
      ...(heard.length === (status === 200 ? 1 : 0) ? [] : [`told ${status}, heard ${heard.length}`]),
      ...pollution(),
    ];
    const { error } = await receiving().webhooks.verify({
      path,
      headers: {},
      body: new TextEncoder().encode(signed(json)),
    });
    hold([...problems, ...leaks({ 'the error': error }, [...Object.values(credentials), wireCanary])], path, json);
  }),
  target('vats: webhooks that are forged', fc.gen(), async (draw: Draw) => {
    const body = spoilt(draw, signed(JSON.stringify(eventOf(draw))));
    const { heard, webhooks } = receiving();
    const type = pick(draw, [
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-16',
      'text/plain',
      'multipart/form-data; boundary=x',
    ]);
    const { status } = await webhooks.receive(post(pick(draw, paths), body, type));
    hold(told.has(status) && heard.length <= 1 ? [] : [`told ${status}, heard ${heard.length}`], body);
  }),
  target('vats: deliveries that are none', fc.gen(), async (draw: Draw) => {
    const { webhooks } = receiving();
    const raw = draw(fc.boolean)
      ? hostile(draw)
      : { path: hostile(draw), headers: hostile(draw), body: hostile(draw), method: hostile(draw) };
    const { ok, error } = await webhooks.verify(raw as RawDelivery);
    hold([...(!ok && isDeliveryError(error) ? [] : ['taken for a delivery']), ...pollution()]);
  }),
];

import { expect, it } from 'vitest';

import { createVatsSimulator } from '../src/index.ts';
import { useVatsSimulator } from '../src/vitest.ts';
import { answerOf, ask } from './support/client.ts';
import { vatsPaths } from './support/vats-paths.ts';

const simulator = useVatsSimulator({ time: 'manual' });

it('knows 131 paths that are posted to', () => {
  expect(new Set(vatsPaths).size).toBe(131);
});

it.each(vatsPaths)('answers %s with an envelope, with and without its last slash', async (path) => {
  const bare = path.replace(/\/$/, '');
  for (const written of [bare, `${bare}/`]) {
    const answer = await ask(simulator(), written);
    // The one that answers wrong input in a way of its own.
    expect(answer.status).toBe(bare.endsWith('agents') ? 400 : 200);
    const body = (await answer.json()) as Record<string, unknown>;
    expect(Object.keys(body).some((name) => ['result', 'users'].includes(name))).toBe(true);
  }
});

it.each(vatsPaths)('wants a signature for %s', async (path) => {
  const body = new URLSearchParams({ vpbx_api_key: 'demo-key', sign: '0'.repeat(64), json: '{}' });
  const answer = await fetch(simulator().origin + path, { method: 'POST', body });
  expect(await answer.json()).toEqual({ result: 3102 });
});

it('leaves other paths alone', async () => {
  expect((await ask(simulator(), 'commands/recording/stop')).status).toBe(404);
  expect((await ask(simulator(), '/cc/send_hsm')).status).toBe(404);
});

it('names every wrong parameter with its own code', async () => {
  expect(await answerOf(simulator(), 'campaign/add', { line_id: 'x', name: '', schedule: [{ weekday: 8 }] })).toEqual({
    result: 3100,
    fields: {
      line_id: 3104,
      name: 3103,
      'schedule.0.weekday': 3109,
      'schedule.0.start': 3103,
      'schedule.0.end': 3103,
    },
  });
});

it('takes speech requests as bare JSON when told so', async () => {
  await using bare = await createVatsSimulator({ speechRequests: 'json' });
  const answer = await fetch(`${bare.speechUrl}queries/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"date_from":"2026-01-01","date_to":"2026-01-31"}',
  });
  expect(await answer.json()).toEqual({ result: 1000, data: [] });
});

import { createPtkCallbackClient, profileFromWsdl, type PtkCallbackClient } from '@trunkline/ptk-callback';
import { createPtkCallbackSimulator, type PtkCallbackSimulator } from '@trunkline/simulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { widgetApp } from '../app.ts';

let simulator: PtkCallbackSimulator;
let ptk: PtkCallbackClient;

beforeAll(async () => {
  simulator = await createPtkCallbackSimulator();
  const reading = await profileFromWsdl(await (await fetch(simulator.wsdlUrl)).text());
  if (!reading.ok) throw new Error('the WSDL cannot be read');
  ptk = createPtkCallbackClient({ baseUrl: simulator.baseUrl, profile: reading.profile, tenant: 'Main' });
});

afterAll(async () => {
  await ptk.close();
  await simulator.close();
});

const book = (app: ReturnType<typeof widgetApp>, id: string, contact: string): Response | Promise<Response> =>
  app.request(`/api/bookings/${id}`, { method: 'PUT', body: JSON.stringify({ contact }) });

it('lets a visitor cancel whose booking was taken though its answer got lost', async () => {
  const app = widgetApp(ptk, '7001');
  const id = crypto.randomUUID();
  simulator.faults.next({ kind: 'resetBeforeHeaders' }, { path: 'AddInteraction' });
  expect((await book(app, id, '5551230001')).status).toBe(200);
  expect((await app.request(`/api/bookings/${id}`, { method: 'DELETE' })).status).toBe(200);
});

it('finds the booking again after a restart of the back end', async () => {
  const id = crypto.randomUUID();
  expect((await book(widgetApp(ptk, '7001'), id, '5551230002')).status).toBe(200);
  const restarted = widgetApp(ptk, '7001');
  expect((await book(restarted, id, '5551230002')).status).toBe(200);
  expect((await restarted.request(`/api/bookings/${id}`, { method: 'DELETE' })).status).toBe(200);
});

it("lets nobody cancel by another's or a made-up id", async () => {
  const answer = await widgetApp(ptk, '7001').request(`/api/bookings/${crypto.randomUUID()}`, { method: 'DELETE' });
  expect([answer.status, await answer.json()]).toEqual([404, { message: 'This callback is no longer there.' }]);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GcEvent, GcSession } from '../src/index.ts';
import { anna, desk, postTo } from './support/desk.ts';
import { valueOf } from './support/say.ts';
import * as wire from './support/wire-events.ts';

const ready = wire.state('READY');

function hearing(session: GcSession): GcEvent[] {
  const heard: GcEvent[] = [];
  for (const type of ['state', 'unknown', 'inboundCall', 'system'] as const)
    session.on(type, (event) => heard.push(event));
  return heard;
}

describe('what GC posts', () => {
  it('reaches the session it is addressed to, out of many', async () => {
    const { gc } = await desk({ begin: 'new' });
    const sessions = Array.from({ length: 50 }, (_, at) => gc.agent({ ...anna, agentId: `a${at}` }));
    const heard = sessions.map(hearing);
    for (const [at, { callbackUrl }] of sessions.entries()) {
      expect((await postTo(gc, callbackUrl, wire.state(`S${at}`))).status).toBe(200);
    }
    expect(heard.map((events) => events.map((event) => 'state' in event && event.state))).toEqual(
      sessions.map((_, at) => [`S${at}`]),
    );
    expect(new Set(sessions.map(({ callbackUrl }) => callbackUrl)).size).toBe(50);
  });

  const one = JSON.stringify(ready);
  it.each([
    ['bare', one, 1],
    ['wrapped', `{"data":${one}}`, 1],
    ['in a list', `[${one},${one}]`, 2],
    ['wrapped in a list', `[{"data":${one}}]`, 1],
    ['in a text', JSON.stringify(one), 1],
    ['behind a byte order mark', `\ufeff${one}`, 1],
    ['an empty list', '[]', 0],
    ['no event at all', '{"hello":"world"}', 1],
    ['null', 'null', 1],
  ])('may be %s', async (_, body, count) => {
    const { gc, agent } = await desk();
    const heard = hearing(agent);
    expect((await gc.receive(new Request(agent.callbackUrl, { method: 'POST', body }))).status).toBe(200);
    expect(heard).toHaveLength(count);
  });

  it('may be a thousand events in one post: none is lost, the order is kept', async () => {
    const { agent, post } = await desk();
    const heard = hearing(agent);
    const events = Array.from({ length: 1_000 }, (_, at) =>
      at % 7 === 0 ? { type: `New${at}` } : wire.state(`S${at}`),
    );
    await post(...events);
    expect(heard.map((event) => (event.type === 'unknown' ? event.wireType : 'state' in event && event.state))).toEqual(
      events.map((_, at) => (at % 7 === 0 ? `New${at}` : `S${at}`)),
    );
  });

  it.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8'])(
    'may bear the content type %s',
    async (type) => {
      const { gc, agent } = await desk();
      const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
      const body = new TextEncoder().encode(one);
      expect((await gc.receive(new Request(agent.callbackUrl, { method: 'POST', body, headers }))).status).toBe(200);
    },
  );

  it.each([
    ['https://crm.example/', '/'],
    ['https://crm.example', '/'],
    ['https://crm.example/a/b', '/a/b/'],
    ['https://crm.example/a/b/', '/a/b/'],
    ['http://10.0.0.5:8080/gc', '/gc/'],
  ])('goes below %s', async (callbackUrl, base) => {
    const { agent, gc, server } = await desk({ options: { callbackUrl } });
    const { pathname, origin } = new URL(agent.callbackUrl);
    expect([origin, pathname.slice(0, pathname.lastIndexOf('/') + 1)]).toEqual([new URL(callbackUrl).origin, base]);
    expect(server.commands[0]?.data).toMatchObject({ callbackFqdn: origin, callbackEndpoint: pathname });
    expect((await postTo(gc, agent.callbackUrl, ready)).status).toBe(200);
    // A proxy may have put something before it, or taken away what is there.
    const key = pathname.slice(pathname.lastIndexOf('/'));
    for (const url of [
      `http://127.0.0.1:3000/inner/gc${key}`,
      `http://127.0.0.1:3000${key}`,
      `${agent.callbackUrl}/`,
    ]) {
      expect((await postTo(gc, url, ready)).status).toBe(200);
    }
  });

  it('may come through a web server', async () => {
    const server = createServer((request, response) => {
      const url = `http://crm.example${request.url}`;
      const streamed = { method: 'POST', body: Readable.toWeb(request), duplex: 'half' };
      void gc.receive(new Request(url, streamed as RequestInit)).then(({ status }) => response.writeHead(status).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const post = (path: string, event: object): Promise<Response> =>
      fetch(origin + path, { method: 'POST', body: JSON.stringify(event) });
    const { gc, agent } = await desk({
      begin: 'new',
      options: { callbackUrl: `${origin}/gc` },
      script: ({ data }) => {
        const path = new URL(data['sessionUrl'] ?? '').pathname;
        setImmediate(() => void post(path, wire.connected));
        return {};
      },
    });
    valueOf(await agent.connect());
    expect((await post('/gc/1-0', ready)).status).toBe(403);
  });

  it('is taken with the headers and from the addresses that the options name', async () => {
    const { gc, agent } = await desk({
      begin: 'new',
      options: { callbackHeaders: { 'X-Gate': 'open-5512' }, callbackAddresses: ['10.0.0.7', '::1'] },
    });
    const heard = hearing(agent);
    const post = (): Request =>
      new Request(agent.callbackUrl, { method: 'POST', body: one, headers: { 'x-gate': 'open-5512' } });
    expect((await gc.receive(post(), { address: '10.0.0.7' })).status).toBe(200);
    expect((await gc.receive(post(), { address: '::1' })).status).toBe(200);
    expect(heard).toHaveLength(2);
  });
});

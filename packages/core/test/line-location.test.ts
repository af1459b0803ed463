import { describe, expect, it } from 'vitest';
import { readEndpoint, run, type CallEvent, type Operation, type Reader } from '../src/index.ts';
import { look, type LookInput } from './support/operations.ts';
import { errorOf, valueOf } from './support/say.ts';
import { sendJson, serve } from './support/serve.ts';
import { tiny, tinyDialect, type TinyWire } from './support/tiny.ts';

const found = { ticket: 'T1' };
const place: Reader<string> = { expected: 'a place', read: (target) => String(target) };
const where: Operation<LookInput, string, TinyWire> = {
  ...look,
  name: 'tickets.where',
  output: place,
  answer: 'location',
};

/** A server that redirects to this place, or answers as a redirect without one. */
const redirecting = (location: string | undefined, status = 302) =>
  serve((_hit, response) => {
    response.writeHead(status, location === undefined ? {} : { location }).end('moved');
  });

describe('an operation that asks where something is', () => {
  it.each([302, 303, 307, 308])('is answered by the target of a redirect, which nobody visits (%i)', async (status) => {
    const elsewhere = await serve((_hit, response) => sendJson(response, {}));
    const server = await redirecting(`${elsewhere.url}/once?a=b`, status);
    const events: CallEvent[] = [];
    const told = await run(tiny({ baseUrl: server.url, onEvent: (event) => events.push(event) }), where, found);
    expect(valueOf(told)).toBe(`${elsewhere.url}/once?a=b`);
    expect(told.meta).toMatchObject({ status, attempts: 1 });
    expect(elsewhere.hits).toHaveLength(0);
    expect(events.map(({ type }) => type)).toEqual(['start', 'request', 'response', 'settled']);
    expect(JSON.stringify(events)).not.toContain('once');
  });

  it('is told a relative target as a whole URL', async () => {
    const server = await redirecting('../files/1?x');
    const told = await run(tiny({ baseUrl: `${server.url}/api/` }), where, found);
    expect(valueOf(told)).toBe(`${server.url}/api/files/1?x`);
  });

  it('is refused like any other by a code', async () => {
    const server = await serve((_hit, response) => sendJson(response, { code: 10 }));
    expect(errorOf(await run(tiny({ baseUrl: server.url }), where, found), 'api').code).toBe(10);
  });

  it.each([undefined, 'http://['])('fails as a redirect where there is no target: %s', async (location) => {
    const server = await redirecting(location);
    const told = await run(tiny({ baseUrl: server.url, retry: { limit: 0 } }), where, found);
    expect(errorOf(told, 'http').status).toBe(302);
  });
});

describe('a dialect', () => {
  it('may name another place, and keep the headers of the caller from it', async () => {
    const own = await serve((_hit, response) => sendJson(response, { code: 0, data: { id: 'T1' } }));
    const other = await serve((_hit, response) => sendJson(response, { code: 0, data: { id: 'T2' } }));
    const endpoint = readEndpoint(other.url, 'url', ['http:']);
    const stamp = () => ({ method: 'GET', path: 'there', endpoint, bare: true, headers: { 'x-own': '1' } });
    const connection = tiny({ baseUrl: own.url, headers: { 'x-secret': 's' } }, { dialect: tinyDialect({ stamp }) });
    const told = await run(connection, look, found, { headers: { 'x-mine': 'm' } });
    expect(valueOf(told)).toEqual({ id: 'T2' });
    expect(told.meta.endpoint).toBe(new URL(other.url).origin);
    expect(other.hits[0]).toMatchObject({ url: expect.stringMatching(/there$/), headers: { 'x-own': '1' } });
    expect(JSON.stringify(other.hits)).not.toMatch(/x-secret|x-mine/);
    expect(own.hits).toHaveLength(0);
  });
});

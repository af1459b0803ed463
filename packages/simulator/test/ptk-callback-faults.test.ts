import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';

import { ptkCallbackWires, createPtkCallbackSimulator } from '../src/index.ts';
import { publishedCodes } from './support/ptk-callback-codes.ts';
import { add, ask, callback, codeOf, envelope, freshSimulator, guessed, inBody, post } from './support/ptk-callback.ts';
import { child, parse, valuesIn } from './support/xml.ts';

const simulator = freshSimulator();
const request = envelope('AddInteraction', callback('5551234567'));
const send = (): Promise<Response> => post(simulator().baseUrl, request);

describe('fail next with code N', () => {
  it.each(publishedCodes)('%i %s: in the usual envelope, and nothing is added', async (code, name) => {
    simulator().faults.next({ kind: 'code', code });
    const answer = await send();
    expect(answer.status).toBe(200);
    const said = inBody(await answer.text());
    expect(said.tag).toBe('AddInteractionResponse');
    expect(valuesIn(child(said, 'Status'))).toMatchObject({ Code: String(code), Result: name });
    expect(simulator().interactions).toEqual([]);
    expect(await codeOf(simulator(), 'AddInteraction', callback('5551234567'))).toBe(107100);
  });

  it('sends a code that nobody knows, in the words that one gives it', async () => {
    simulator().faults.next({ kind: 'code', code: 107099, message: 'Surprise' }, { path: 'AddInteraction' });
    expect(valuesIn(child(inBody(await (await send()).text()), 'Status'))).toEqual({
      Code: '107099',
      Result: '',
      Description: 'Surprise',
    });
  });

  it('has no words for the two codes that the vendor leaves without', async () => {
    const described = async (code: number): Promise<string | undefined> => {
      simulator().faults.next({ kind: 'code', code });
      return valuesIn(child(inBody(await (await send()).text()), 'Status'))['Description'];
    };
    const silent: number[] = [];
    for (const [code] of publishedCodes) if ((await described(code)) === '') silent.push(code);
    expect(silent).toEqual([107020, 108046]);
  });

  it('strikes the operation that it is meant for', async () => {
    simulator().faults.next({ kind: 'code', code: 109000 }, { path: 'GetEWT' });
    expect(await codeOf(simulator(), 'AddInteraction', callback('5551234567'))).toBe(107100);
    expect(await codeOf(simulator(), 'GetEWT', { Tenant: 'Main', Segment: '7001' })).toBe(109000);
  });

  it('puts the code into a fault, if one likes', async () => {
    simulator().faults.next({ kind: 'code', code: 109002, type: 'Fault' });
    const answer = await send();
    expect(answer.status).toBe(500);
    const fault = inBody(await answer.text());
    expect(valuesIn(fault)['faultcode']).toBe('s:Server');
    expect(valuesIn(child(child(fault, 'detail'), 'Status'))['Code']).toBe('109002');
  });

  it('gives a fault without any code, for a word in place of a number', async () => {
    simulator().faults.next({ kind: 'code', code: 'Server', message: 'Out of memory & time' });
    const answer = await send();
    const { faultcode, faultstring } = valuesIn(inBody(await answer.text()));
    expect([answer.status, faultcode, faultstring]).toEqual([500, 's:Server', 'Out of memory & time']);
    expect(simulator().interactions).toEqual([]);
  });

  it('gives faults of SOAP 1.2 where that is spoken', async () => {
    await using foreign = await createPtkCallbackSimulator({ wire: ptkCallbackWires.foreign });
    foreign.faults.next({ kind: 'code', code: 109002, type: 'Fault' });
    const answer = await post(`${foreign.baseUrl}CallbackServices/Toolkit.svc`, request);
    const fault = inBody(await answer.text());
    expect([answer.status, valuesIn(child(fault, 's:Code'))['s:Value']]).toEqual([500, 's:Receiver']);
    const outcome = child(child(fault, 's:Detail'), 'cb:outcome');
    expect(valuesIn(outcome)['cb:statusCode']).toBe('109002');
  });
});

describe('carried out, and answered with another code', () => {
  it.each([109002, 109008, 109010, 109011])('%i: the callback is there, its id is not', async (code) => {
    simulator().script.answer('AddInteraction', code);
    const said = inBody(await (await send()).text());
    expect(valuesIn(child(said, 'Status'))['Code']).toBe(String(code));
    expect(child(said, 'InteractionId')).toBeUndefined();
    expect(simulator().interactions).toHaveLength(1);
    // Whoever asks again is told of it.
    expect(await codeOf(simulator(), 'AddInteraction', callback('5551234567'))).toBe(107009);
  });

  it('a partial success brings its data', async () => {
    simulator().script.answer('GetSegments', 107001, { count: 2, description: 'Half of it.' });
    for (const code of ['107001', '107001', '107000']) {
      const said = await ask(simulator(), 'GetSegments', { Tenant: 'Main' });
      expect(valuesIn(child(said, 'Status'))['Code']).toBe(code);
      expect(child(said, 'Segments')?.children).toHaveLength(3);
    }
  });

  it('waits for a request that is carried out', async () => {
    simulator().script.answer('AddInteraction', 109002);
    expect(await codeOf(simulator(), 'AddInteraction', callback(''))).toBe(108009);
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550001'))).toBe(109002);
    simulator().script.answer('AddInteraction', 109002);
    simulator().script.clear();
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550002'))).toBe(107100);
  });

  it('knows its operations and answers', () => {
    expect(() => simulator().script.answer('Explode' as 'GetEWT', 109002)).toThrow('Unknown operation "Explode".');
    expect(() => simulator().script.contact('1', { answer: 'sing' as 'talk' })).toThrow('Unknown answer "sing".');
  });
});

describe('the switchboard', () => {
  it('says 429 with 109035', async () => {
    simulator().faults.next({ kind: 'rateLimit', retryAfter: '7' });
    const answer = await send();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
    expect(valuesIn(child(inBody(await answer.text()), 'Status'))['Code']).toBe('109035');
  });

  it('badSyntax is no XML, on either wire', async () => {
    simulator().faults.next({ kind: 'badSyntax' });
    const text = await (await send()).text();
    expect(() => parse(text)).toThrow(SyntaxError);
    await using foreign = await createPtkCallbackSimulator({ wire: ptkCallbackWires.foreign });
    foreign.faults.next({ kind: 'badSyntax' });
    const wsdl = await (await fetch(foreign.wsdlUrl)).text();
    expect(() => parse(wsdl)).toThrow(SyntaxError);
  });

  it('wrongCharset sends windows-1251 under its own name and under another', async () => {
    simulator().faults.next({ kind: 'wrongCharset' });
    const answer = await send();
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const bytes = await answer.arrayBuffer();
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError);
    expect(new TextDecoder('windows-1251').decode(bytes)).toContain('Привет</Description>');

    simulator().faults.next({ kind: 'wrongCharset', declared: 'windows-1251' });
    const declared = new TextDecoder('windows-1251').decode(await (await send()).arrayBuffer());
    expect(declared).toMatch(/^<\?xml version="1.0" encoding="windows-1251"\?><s:Envelope/);
    expect(() => parse(declared)).not.toThrow();
  });

  it.each([
    { kind: 'emptyBody' },
    { kind: 'truncatedBody' },
    { kind: 'badSyntax' },
    { kind: 'cutBody' },
    { kind: 'resetInBody' },
    { kind: 'resetBeforeHeaders' },
  ] as const)('%o: the callback is booked all the same', async (fault) => {
    simulator().faults.next(fault);
    await send()
      .then((answer) => answer.text())
      .catch(() => undefined);
    expect(simulator().interactions).toHaveLength(1);
    expect(simulator().requests).toMatchObject([{ command: 'AddInteraction', fault }]);
  });

  it.each([
    { kind: 'html' },
    { kind: 'status', status: 503 },
    { kind: 'redirect', location: 'http://127.0.0.1:1/' },
    { kind: 'resetBeforeHeaders', carriedOut: false },
  ] as const)('%o: nothing is booked', async (fault) => {
    simulator().faults.next(fault);
    await fetch(simulator().baseUrl, { method: 'POST', body: request, redirect: 'manual' }).catch(() => undefined);
    expect(simulator().interactions).toEqual([]);
  });

  it('refuses what can never strike', () => {
    expect(() => simulator().faults.next({ kind: 'dropEvent' })).toThrow("can't strike this vendor");
  });
});

/** What a bare connection meets. */
const knock = ({ baseUrl }: { readonly baseUrl: string }): Promise<unknown> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(baseUrl);
    const socket = connect(Number(port), hostname, () => resolve(socket.end('')));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });

describe('two nodes', () => {
  it('stand before one installation', async () => {
    const [first, second] = simulator().nodes;
    const InteractionId = await add(first, '5550001');
    expect(await codeOf(second, 'GetInteraction', { InteractionId })).toBe(107000);
    expect(await codeOf(second, 'AddInteraction', callback('5550001'))).toBe(107009);
    expect([first.requests.length, second.requests.length]).toEqual([1, 2]);
    expect(simulator().baseUrl).toBe(first.baseUrl);
  });

  it('refuse connections while they are stopped, and come up again at the same address', async () => {
    const [first, second] = simulator().nodes;
    await add(first, '5550001');
    await first.stop();
    expect(await knock(first)).toBe('ECONNREFUSED');
    expect(await codeOf(second, 'AddInteraction', callback('5550002'))).toBe(107100);
    await first.start();
    await first.start();
    expect(await codeOf(first, 'AddInteraction', callback('5550003'))).toBe(107100);
    await second.stop();
    await second.stop();
    expect(await knock(second)).toBe('ECONNREFUSED');
  });

  it('have faults of their own', async () => {
    const [first, second] = simulator().nodes;
    second.faults.next({ kind: 'code', code: 109000 });
    expect(await codeOf(first, 'GetTenants')).toBe(107000);
    expect(await codeOf(second, 'GetTenants')).toBe(109000);
  });

  it('share the time and are reset together', async () => {
    const [, second] = simulator().nodes;
    await simulator().advance(60_000);
    await codeOf(second, 'GetTenants');
    expect(second.requests).toMatchObject([{ at: simulator().clock.now() }]);
    second.faults.always({ kind: 'html' });
    simulator().reset();
    expect([second.requests, second.faults.armed]).toEqual([[], []]);
  });

  it('leave nothing open behind', async () => {
    const own = await guessed();
    for (const node of own.nodes) await ask(node, 'GetTenants');
    expect(own.openSockets).toBe(2);
    await own.nodes[0].stop();
    await own.close();
    expect(own.openSockets).toBe(0);
    for (const node of own.nodes) expect(await knock(node)).toBe('ECONNREFUSED');
  });

  it('close the first one when the second can not be opened', async () => {
    const taken = Number(new URL(simulator().nodes[1].baseUrl).port);
    await expect(guessed({ secondPort: taken })).rejects.toThrow(`Port ${taken} is already in use`);
  });
});

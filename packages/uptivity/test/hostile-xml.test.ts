import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve, ways } from './support/both.ts';
import { clientOf } from './support/client.ts';
import { fine } from './support/result-xml.ts';
import { errorOf, valueOf } from './support/say.ts';
import { listening } from './support/socket-server.ts';

/** A server that must never be asked; answers its URL and how often it was. */
async function bait(): Promise<{ readonly url: string; readonly asked: () => number }> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end('<!ENTITY x "stolen">');
  });
  server.on('connection', () => (asked += 1));
  const port = await listening(server);
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${port}/x.dtd`, asked: () => asked };
}

const nested = (depth: number): string => '<A>'.repeat(depth) + '</A>'.repeat(depth);
const lol = `<!DOCTYPE RESULT [<!ENTITY a "lol">${Array.from('bcdefghi', (name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('')}]>`;

describe.for(ways)('a hostile answer over %s', (way) => {
  it.for([
    ['laughs a billion times (E59)', (id: string) => lol + fine(id, '<A>&i;</A>')],
    [
      'repeats a long entity (E59)',
      (id: string) =>
        `<!DOCTYPE RESULT [<!ENTITY a "${'x'.repeat(9_000)}">]>${fine(id, `<A>${'&a;'.repeat(2_000)}</A>`)}`,
    ],
    ['names what is not defined (E62)', (id: string) => fine(id, '<A>&nope;</A>')],
    ['names the character 0 (E62)', (id: string) => fine(id, '<A>&#0;</A>')],
    ['names half of a pair (E62)', (id: string) => fine(id, '<A>&#xD800;</A>')],
    ['has a bare ampersand (E62)', (id: string) => fine(id, '<A>Smith & Sons</A>')],
    ['nests 101 deep (E64)', (id: string) => fine(id, nested(101))],
    ['nests 10 000 deep (E64)', (id: string) => fine(id, nested(10_000))],
    ['nests 200 000 deep (E64)', (id: string) => fine(id, nested(200_000))],
    ['closes another element (E65)', (id: string) => fine(id, '<A></B>')],
    ['has another root (E65)', () => '<ANSWER><RESULT></RESULT></ANSWER>'],
    ['has text in front (E65)', (id: string) => `OK ${fine(id)}`],
    ['is a page', () => '<!DOCTYPE html><html><body>Log in</body></html></RESULT>'],
  ] as const)('is decode, not a success and not a crash, when it %s', async ([, body]) => {
    const { baseUrl, asked } = await serve(way, ({ id }) => body(id));
    const error = errorOf(await clientOf({ baseUrl }).calls.list(), 'decode');
    expect(['syntax', 'content_type']).toContain(error.reason);
    expect(error.outcome).toBe('unknown');
    expect(asked).toHaveLength(1);
  });

  it('makes the client ask nobody, whatever it refers to (E60)', async () => {
    const { url, asked } = await bait();
    const own = new URL('hostile-xml.test.ts', import.meta.url).href;
    const documents = [
      `<!DOCTYPE RESULT SYSTEM "${url}">`,
      `<!DOCTYPE RESULT PUBLIC "x" "${url}">`,
      `<!DOCTYPE RESULT [<!ENTITY x SYSTEM "${url}">]>`,
      `<!DOCTYPE RESULT [<!ENTITY % x SYSTEM "${url}"> %x;]>`,
      `<!DOCTYPE RESULT [<!ENTITY x SYSTEM "${own}">]>`,
      `<?xml-stylesheet href="${url}"?><!DOCTYPE RESULT>`,
    ];
    const server = await serve(way, ({ id }, index) => documents[index] + fine(id, '<A>&x;</A>'));
    const uptivity = clientOf({ baseUrl: server.baseUrl, keepRaw: false });
    for (const _ of documents) {
      const error = errorOf(await uptivity.calls.list(), 'decode');
      expect(error.reason).toBe('syntax');
      expect(JSON.stringify(error)).not.toMatch(/stolen|bait/);
    }
    expect(asked()).toBe(0);
  });

  it('reaches no prototype by a name (E68)', async () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];
    const data = names.map((name) => `<${name}><polluted>1</polluted></${name}>`).join('');
    const { baseUrl } = await serve(way, ({ id }) => fine(id, data));
    const result = await clientOf({ baseUrl }).calls.list();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const value = valueOf(result).data;
    expect(Object.keys(value)).toEqual(names);
    expect(Object.keys(value).map((name) => Object.getOwnPropertyDescriptor(value, name)?.value as unknown)).toEqual(
      names.map(() => ({ polluted: '1' })),
    );
  });

  it('is read where it only looks odd: references, CDATA, texts that look like numbers (E61, E67)', async () => {
    const texts = { A: '007', B: '1e5', C: '0x1F', D: 'true', E: ' pad ', F: '12345678901234567890', G: '' };
    const data = Object.entries(texts)
      .map(([tag, text]) => `<${tag}>${text}</${tag}>`)
      .join('');
    const odd = `<H>&#1055;&#x440;&#x1F600;&lt;&amp;amp;</H><I><![CDATA[<&>]]></I><J x="1">a</J>`;
    const { baseUrl } = await serve(way, ({ id }) => fine(id, data + odd));
    expect(valueOf(await clientOf({ baseUrl }).calls.list()).data).toEqual({
      ...texts,
      H: 'Пр😀<&amp;',
      I: '<&>',
      J: 'a',
    });
  });

  it('with 200 000 references in one element is read (E63)', async () => {
    const { baseUrl } = await serve(way, ({ id }) => fine(id, `<A>${'&#65;'.repeat(200_000)}</A>`));
    expect(valueOf(await clientOf({ baseUrl }).calls.list()).data['A'] === 'A'.repeat(200_000)).toBe(true);
  });

  it('of 12 MB is refused by the limit, and read where the limit is higher (E70)', { timeout: 20_000 }, async () => {
    const text = 'x'.repeat(12 * 1_048_576);
    const { baseUrl } = await serve(way, ({ id }) => fine(id, `<A>${text}</A>`));
    const error = errorOf(await clientOf({ baseUrl }).calls.list(), 'decode');
    expect(error).toMatchObject({ reason: 'too_large', attempts: 1 });
    const raised = await clientOf({ baseUrl, maxBodyBytes: 16 * 1_048_576 }).calls.list();
    expect(valueOf(raised).data['A'] === text).toBe(true);
  });
});

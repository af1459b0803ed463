import fc from 'fast-check';
import { createVatsClient, type VatsOptions } from '@trunkline/vats';
import { hold, pick, target, type Draw, type Target } from '../target.ts';
import { anyText } from '../texts.ts';

const options = { apiKey: 'k', apiSalt: 's', baseUrl: 'https://vats.test/vpbx/', retry: { limit: 0 } } as const;

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (buffer: Buffer): Bytes => new Uint8Array(buffer);

/** Cyrillic stands 0x350 lower in windows-1251. */
const windows1251 = (text: string): Bytes =>
  Uint8Array.from(text, (letter) =>
    letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0),
  );

interface Charset {
  readonly labels: readonly string[];
  readonly letters: fc.Arbitrary<string>;
  readonly encode: (text: string) => Bytes;
}

const utf16 = fc.string({ unit: 'grapheme' });
const cyrillic = fc.string({ unit: fc.constantFrom(...Array.from('Привет, МИР! abc 123')) });

const charsets: readonly Charset[] = [
  { labels: ['utf-8', 'UTF-8', 'utf8', '"utf-8"'], letters: utf16, encode: (text) => bytesOf(Buffer.from(text)) },
  { labels: ['utf-16le', 'utf-16'], letters: utf16, encode: (text) => bytesOf(Buffer.from(text, 'utf16le')) },
  { labels: ['utf-16be'], letters: utf16, encode: (text) => bytesOf(Buffer.from(text, 'utf16le').swap16()) },
  { labels: ['windows-1251', 'cp1251', 'WINDOWS-1251'], letters: cyrillic, encode: windows1251 },
];

async function groups(given: Partial<VatsOptions>): ReturnType<ReturnType<typeof createVatsClient>['groups']['list']> {
  const vats = createVatsClient({ ...options, ...given });
  const result = await vats.groups.list();
  await vats.close({ drainMs: 0 });
  return result;
}

export const headers: readonly Target[] = [
  target('charset', fc.gen(), async (draw: Draw) => {
    const { labels, letters, encode } = pick(draw, charsets);
    const name = draw(() => letters);
    const contentType = `application/json${pick(draw, [';', '; ', ' ;a=b; '])}charset=${pick(draw, labels)}`;
    const body = encode(JSON.stringify({ result: 1000, groups: [{ id: 1, name }] }));
    const { value, error } = await groups({
      sender: () => Promise.resolve({ answered: true, status: 200, headers: { 'content-type': contentType }, body }),
    });
    const same = value?.[0]?.name === (name === '' ? undefined : name) || value?.[0]?.name === name;
    hold(same ? [] : [`read as ${JSON.stringify(value)} ${error?.message}`], contentType, name);
  }),
  target('retry-after', fc.gen(), async (draw: Draw) => {
    const date = (): string =>
      draw(fc.date, { noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }).toUTCString();
    const header = pick<() => string>(draw, [
      date,
      () => String(draw(fc.integer)),
      () => String(draw(fc.double)),
      () => draw(() => anyText),
    ])();
    const status = pick(draw, [429, 503, 500]);
    const { error } = await groups({
      sender: () => Promise.resolve({ answered: true, status, headers: { 'retry-after': header }, body: null }),
    });
    const wait = error?.retryAfterMs;
    const sound = wait === undefined || (Number.isFinite(wait) && wait >= 0);
    const stated = /^\d{1,9}$/.test(header.trim()) && status !== 500 ? Number(header) * 1000 : undefined;
    const kept = stated === undefined || wait === stated;
    hold(sound && kept ? [] : [`retryAfterMs is ${wait}`], status, header);
  }),
];

/** What every runtime must tell, line by line, and where one may tell it otherwise. */
import { differences } from './differences.ts';
import { failures } from './story/failures.ts';
import type { Home } from './story/places.ts';
import type { Row, Told } from './story/row.ts';
import { vendors } from './story/vendors.ts';
import { vats } from './story/vendors/vats.ts';

type Means = Pick<Home, 'sockets'> & { readonly listens: boolean };

export function expectedRows(runtime: string, { sockets, listens }: Means): ReadonlyMap<string, Told> {
  const other = differences[runtime] ?? {};
  const here = vendors.filter(({ needs }) => needs !== 'sockets' || sockets);
  const rows: Row[] = [
    ...here
      .filter(({ needs }) => needs !== 'listening' || listens)
      .flatMap(({ name, refusal }) => [
        { id: `${name}, good call`, told: { ok: true } },
        { id: `${name}, refused call`, told: refusal },
      ]),
    ...failures.flatMap((failure) =>
      here.map(({ name }) => ({ id: `${name}, ${failure.name}`, told: other[failure.name] ?? failure.told })),
    ),
    { id: 'vats, webhook', told: { status: 200, heard: 'summary' } },
    { id: 'vats, forged webhook', told: { status: 403, heard: '' } },
    { id: 'vats, download', told: { ok: true, bytes: 63_600 } },
    { id: 'cca-web-api, download', told: { ok: true, bytes: 38 } },
    { id: 'error', told: { recognised: true, isError: true } },
    { id: 'error, sent as JSON', told: { recognised: true, ...vats.refusal } },
  ];
  return new Map(rows.map(({ id, told }) => [id, told]));
}

/** What must be told of a page: a client that holds secrets refuses to be built there; the rest works. */
export const expectedInPage: ReadonlyMap<string, Told> = new Map<string, Told>([
  ...['vats', 'gc', 'cca-web-api', 'uptivity', 'ptk-callback'].map((name): [string, Told] => [
    `${name}, built in a page`,
    { refused: true },
  ]),
  ['codes', { match: 'fallback' }],
  ['results', { ok: 7, error: 0 }],
  ['error from a server', { recognised: true }],
]);

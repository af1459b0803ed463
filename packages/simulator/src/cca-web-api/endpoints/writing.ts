import type { CcaWebApiEntry } from '../company.ts';
import type { Part } from '../multipart.ts';
import type { CcaWebApiFile } from '../surveys.ts';

/** A moment as the server's clock shows it, without a zone; the zone is taken to be UTC. */
export const serverTime = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, -1);

export const describeEntry = ({ id, name, more }: CcaWebApiEntry): object => ({ Id: id, Name: name, ...more });

export const uploaded = ({ fileName = '', type, bytes }: Part): CcaWebApiFile => ({
  name: fileName,
  ...(type === '' ? {} : { type }),
  content: bytes,
});

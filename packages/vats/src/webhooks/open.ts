import { openJson, type AwaitedOutcomes, type Issue, type OpenedDelivery, type RawDelivery } from '@trunkline/core';
import { deliverResult } from '../outcomes.ts';
import { signedBy, type VatsCredentials } from './credentials.ts';
import type { ReadEvent } from './event-reader.ts';
import type { VatsEvent } from './event.ts';
import { readForm } from './form.ts';
import { isConnectionCheck, readVatsEvent } from './read-event.ts';

type Opened = OpenedDelivery<VatsEvent>;
type Kind = Extract<Opened, { opened: false }>['kind'];

const refused = (kind: Kind, issues?: readonly Issue[]): Opened =>
  issues === undefined ? { opened: false, kind } : { opened: false, kind, issues };

const connectionCheck = (signed: boolean): Opened => ({ opened: true, event: { kind: 'connectionCheck', signed } });

export interface OpeningRules {
  readonly pairs: readonly VatsCredentials[];
  /** Who waits for results of commands. */
  readonly outcomes: AwaitedOutcomes | undefined;
  readonly keepOutcomesMs: number;
}

/** From the bytes of a post to its event: form, signature over the text as it came, JSON, shape; then the outcome. */
export function openWith({ pairs, outcomes, keepOutcomesMs }: OpeningRules): (raw: RawDelivery) => Promise<Opened> {
  return async ({ path, body }) => {
    const post = readForm(body);
    if (post === undefined) return refused('syntax');
    // The vendor's own check may come unsigned. It says nothing, and nobody hears of it.
    if (post === 'unsigned') return isConnectionCheck(path) ? connectionCheck(false) : refused('syntax');
    const signer = await signedBy(post, pairs);
    if (signer !== 'ours') return refused(signer === 'unknown' ? 'store' : signer);
    if (isConnectionCheck(path)) return connectionCheck(true);
    const read = readJson(path, post.json);
    if ('opened' in read) return read;
    // Before it counts as seen: if it can't be handed in, the PBX is told to come again.
    if (outcomes !== undefined && read.event.kind === 'commandResult') {
      try {
        await deliverResult(outcomes, read.event, keepOutcomesMs);
      } catch {
        return refused('store');
      }
    }
    return { opened: true, ...read };
  };
}

function readJson(path: string, json: string): ReadEvent | Opened {
  const opened = openJson(json, undefined);
  if (!opened.opened) return refused('syntax');
  const { value } = opened;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('shape', [{ path: '', expected: 'a JSON object' }]);
  }
  const issues: Issue[] = [];
  const read = readVatsEvent(path, value as Readonly<Record<string, unknown>>, issues);
  return issues.length === 0 ? read : refused('shape', issues);
}

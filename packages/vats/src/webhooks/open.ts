import {
  openJson,
  type AwaitedOutcomes,
  type Issue,
  type MaybePromise,
  type OpenedDelivery,
  type RawDelivery,
} from '@trunkline/core';
import { deliverResult } from '../outcomes.ts';
import { signedBy, type VatsCredentials } from './credentials.ts';
import type { ReadEvent } from './event-reader.ts';
import type { VatsEvent } from './event.ts';
import { readForm } from './form.ts';
import { isConnectionCheck, readVatsEvent } from './read-event.ts';
import { whenAll } from './when-all.ts';

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
export function openWith(rules: OpeningRules): (raw: RawDelivery) => MaybePromise<Opened> {
  return ({ path, body }) => {
    const post = readForm(body);
    if (post === undefined) return refused('syntax');
    // The vendor's own check may come unsigned. It says nothing, and nobody hears of it.
    if (post === 'unsigned') return isConnectionCheck(path) ? connectionCheck(false) : refused('syntax');
    return whenAll([signedBy(post, rules.pairs)], ([signer]) => {
      if (signer !== 'ours') return refused(signer === 'key' || signer === 'signature' ? signer : 'store');
      return isConnectionCheck(path) ? connectionCheck(true) : readSigned(path, post.json, rules);
    });
  };
}

function readSigned(path: string, json: string, { outcomes, keepOutcomesMs }: OpeningRules): MaybePromise<Opened> {
  const read = readJson(path, json);
  if ('opened' in read) return read;
  const opened: Opened = { opened: true, ...read };
  return outcomes !== undefined && read.event.kind === 'commandResult'
    ? handIn(read.event, outcomes, keepOutcomesMs, opened)
    : opened;
}

/** Before it counts as seen: if it can't be handed in, the PBX is told to come again. */
async function handIn(
  result: Extract<VatsEvent, { kind: 'commandResult' }>,
  outcomes: AwaitedOutcomes,
  keepOutcomesMs: number,
  opened: Opened,
): Promise<Opened> {
  try {
    await deliverResult(outcomes, result, keepOutcomesMs);
    return opened;
  } catch {
    return refused('store');
  }
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

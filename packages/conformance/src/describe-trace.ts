import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  readTrace,
  replayTrace,
  type Replayed,
  type ReplaySubject,
  type WireExchange,
  type WireListener,
  type WireSent,
} from '@trunkline/core';

/** How a vendor's client is traced. */
export interface Traced extends ReplaySubject {
  readonly vendor: string;
  /** Makes some calls, good and bad, with a client that is told of the wire. */
  readonly story: (onWire: WireListener) => Promise<void>;
  /** What the story says of people and secrets. */
  readonly secrets: readonly string[];
  /** How the calls of the story end. */
  readonly expected: readonly string[];
  /** A folder of trace files: each is played to the client. */
  readonly files?: URL;
}

function filesIn(folder: URL | undefined): readonly URL[] {
  if (folder === undefined) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.toSorted().map((name) => new URL(name, folder));
}

const problemsOf = (replayed: readonly Replayed[]): readonly string[] =>
  replayed.flatMap(({ operation, problems }) => problems.map((problem) => `${operation}: ${problem}`));

/** What a call ended as: enough to tell one end from another. */
function endOf({ operation, result }: Replayed): string {
  if (result === undefined) return `${operation}: not made`;
  if (result.ok) return `${operation}: ok`;
  const { error } = result;
  return `${operation}: ${error.kind === 'api' ? `api ${error.code}` : error.kind}`;
}

async function lineByLine(story: Traced['story']): Promise<string> {
  const lines: string[] = [];
  await story((exchange) => void lines.push(JSON.stringify(exchange)));
  // The last ones are told when their bodies have ended.
  await vi.waitFor(() => expect(lines.length).toBeGreaterThan(0));
  await new Promise((resolve) => setTimeout(resolve, 50));
  return lines.join('\n');
}

/** Declares that a trace of the vendor's client can be shown to others, and played to the client again. */
export function describeTrace({ vendor, story, secrets, expected, files, ...subject }: Traced): void {
  describe(`a trace of ${vendor}`, () => {
    let file: string | undefined;
    const trace = async (): Promise<readonly WireExchange[]> => readTrace((file ??= await lineByLine(story)));

    it('shows nobody’s data and no secret', async () => {
      const exchanges = await trace();
      expect(secrets.filter((secret) => JSON.stringify(exchanges).includes(secret))).toEqual([]);
    });

    it('can be played to the client, which asks alike and reads the same', async () => {
      const replayed = await replayTrace(await trace(), subject);
      expect(problemsOf(replayed)).toEqual([]);
      expect(replayed.map(endOf)).toEqual(expected);
    });

    it.each(filesIn(files).map((url) => [basename(url.pathname), url] as const))(
      'fits the client: %s',
      async (_name, url) => {
        expect(problemsOf(await replayTrace(readTrace(readFileSync(url, 'utf8')), subject))).toEqual([]);
      },
    );

    it('is at odds with a client that can’t read what the vendor answers', async () => {
      const answered = (await trace()).map((exchange) => withoutMeaning(exchange));
      const replayed = await replayTrace(answered, subject);
      const made = replayed.filter(({ result }) => result !== undefined);
      expect(made.filter(({ problems }) => problems.length === 0).map(endOf)).toEqual([]);
    });

    it('is at odds with a client that asks in another way', async () => {
      const asked = (await trace()).map((exchange) => ({
        ...exchange,
        request: { ...exchange.request, path: `${exchange.request.path}/elsewhere/still`, method: 'PATCH' },
      }));
      const made = (await replayTrace(asked, subject)).filter(({ result }) => result !== undefined);
      expect(made.filter(({ problems }) => problems.length === 0).map(endOf)).toEqual([]);
    });
  });
}

/** The answers are of a form that no vendor speaks. */
function withoutMeaning(exchange: WireExchange): WireExchange {
  if (exchange.direction === 'received' || exchange.answer === undefined) return exchange;
  const answer: WireSent['answer'] = { ...exchange.answer, status: 200, body: '<meaning>none</meaning>[' };
  return { ...exchange, answer };
}

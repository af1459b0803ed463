import { decimal, expect, input, listOf, output, required, text, within, type Reader } from '@trunkline/core';
import { opaqueId } from '../../fields.ts';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';

/** Which requests for recognition. */
export interface RecognitionReference {
  /** Wire: `request_ids`; the table says `request_id`, the sample has this. */
  readonly requestIds: readonly string[];
}

/** A word and when it was said. */
export interface RecognisedWord {
  /** Wire: `word`. */
  readonly word: string;
  /** Seconds from the beginning. Wire: `begin`. */
  readonly begin?: number;
  /** Seconds from the beginning. Wire: `end`. */
  readonly end?: number;
}

/** What was said on one channel. */
export interface RecognisedChannel {
  /** Wire: `channel`; a speaker who was told apart has a number. */
  readonly channel?: 'client' | 'operator' | (string & {});
  /** Wire: `data`. */
  readonly words: readonly RecognisedWord[];
}

/** What became of a request. Source: manual 2026 §3.10.4. */
export interface Recognition {
  /** The name of it in `data`. */
  readonly requestId: string;
  /** `ready`; the others are not told. Absent if the PBX has nothing yet, or doesn't know the request. Wire: `status`. */
  readonly status?: 'ready' | (string & {});
  /** Milliseconds since 1970. Wire: `time_created`. */
  readonly createdAtMs?: number;
  /** Milliseconds since 1970. Wire: `time_updated`. */
  readonly updatedAtMs?: number;
  /** Wire: `transcribes`. */
  readonly channels: readonly RecognisedChannel[];
}

const word: Reader<RecognisedWord> = output<RecognisedWord>({
  word: required('word', text()),
  begin: maybe('begin', decimal()),
  end: maybe('end', decimal()),
});

interface SentChannel extends Partial<RecognisedChannel> {}

const sentChannel: Reader<SentChannel> = output<SentChannel>({
  channel: maybe('channel', text()),
  words: maybe('data', items(word)),
});

const channel: Reader<RecognisedChannel> = {
  expected: 'a channel',
  read: (wire, path, issues) => ({ words: [], ...sentChannel.read(wire, path, issues) }),
};

interface SentRecognition extends Partial<Omit<Recognition, 'requestId'>> {}

const sentRecognition: Reader<SentRecognition> = output<SentRecognition>({
  status: maybe('status', text()),
  createdAtMs: maybe('time_created', decimal()),
  updatedAtMs: maybe('time_updated', decimal()),
  channels: maybe('transcribes', items(channel)),
});

/** By id; where there is nothing the PBX sends an empty list, for one request or for all. */
const recognitions: Reader<readonly Recognition[]> = {
  expected: 'an object of what was recognised',
  read(wire, path, issues) {
    if (typeof wire !== 'object' || wire === null) return expect(recognitions.expected, path, issues);
    if (Array.isArray(wire)) return wire.length === 0 ? [] : expect(recognitions.expected, path, issues);
    return Object.entries(wire).map(([requestId, sent]: [string, unknown]) => {
      const nothing = sent === null || (Array.isArray(sent) && sent.length === 0);
      return { channels: [], ...sentRecognition.read(nothing ? {} : sent, path, issues), requestId };
    });
  },
};

/**
 * What was recognised, as far as it is ready. {@link waitFor} asks until it is; better than asking: the webhook `recognition`.
 *
 * Wire: `POST transcribes/tasks/`. Source: manual 2026 §3.10.4.
 */
export const results: VatsOperation<RecognitionReference, readonly Recognition[]> = query(
  'recognition.results',
  'transcribes/tasks/',
  {
    input: input<RecognitionReference>({
      requestIds: required('request_ids', listOf(opaqueId(), { min: 1 })),
    }),
    output: within('data', recognitions),
  },
);

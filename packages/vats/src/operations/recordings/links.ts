import {
  compose,
  input,
  instant,
  instantForms,
  noOutput,
  oneOf,
  operation,
  optional,
  required,
  routine,
  write,
  type CallOptions,
  type Connection,
  type Instant,
  type Operation,
  type Result,
  type Routine,
  type TrunklineError,
} from '@trunkline/core';
import { sha256Hex } from '#digest';
import type { VatsCode } from '../../codes.ts';
import type { VatsState } from '../../state.ts';
import { recordingId, type RecordingAction, type RecordingReference } from './get-url.ts';

export interface AccountLinkInput extends RecordingReference {
  /** To keep, or to listen to in a browser. Default `play`. Wire: `action`. */
  readonly action?: RecordingAction;
}

export interface RecordingLinkInput extends AccountLinkInput {
  /** Until when the link is good. Wire: `timestamp`, Unix seconds. */
  readonly expiresAt: Instant;
}

/** A link to a recording. */
export interface RecordingLink {
  /** For a browser or a player; it is redirected from there. */
  readonly url: string;
}

type LinkOptions = Pick<CallOptions<VatsCode>, 'signal' | 'context'>;
type Answer = Promise<Result<RecordingLink, TrunklineError<VatsCode>>>;
type MakeLink<Input> = (recording: Input, options?: LinkOptions) => Answer;

const action = optional('action', oneOf(['download', 'play']));
const facts = { wire: undefined, output: noOutput, repeat: 'safe', evidence: 'documented' } as const;

/** Never sent: they say what an input looks like. */
const signedLink = operation({
  ...facts,
  name: 'recordings.createLink',
  input: input<RecordingLinkInput>({
    recordingId,
    action,
    expiresAt: required('timestamp', instant(instantForms.unixSeconds)),
  }),
});
const loginLink = operation({
  ...facts,
  name: 'recordings.accountLink',
  input: input<AccountLinkInput>({ recordingId, action }),
});

/** Making a link takes no longer than a credential provider may. */
const timeoutMs = 10_000;

function urlOf(root: string, ...parts: readonly (string | number)[]): RecordingLink {
  return { url: root + ['queries/recording', ...parts.map((part) => encodeURIComponent(part))].join('/') };
}

/** Checks the input, gets the secrets, and makes the link of both; asks nobody. */
function makeLink<Input extends AccountLinkInput>(
  connection: Connection<VatsCode, VatsState>,
  shape: Operation<Input, void>,
  make: (
    recording: Input,
    signing: { readonly root: string; readonly apiKey: string; readonly apiSalt: string },
  ) => RecordingLink | Promise<RecordingLink>,
): MakeLink<Input> {
  return (recording, options) =>
    compose<RecordingLink, VatsCode>(connection, shape.name, { timeoutMs, ...options }, async (own) => {
      const checked = own.check(shape, recording);
      if (!checked.ok) return checked;
      const signing = await own.signing();
      if (!signing.ok) return signing;
      const { apiKey = '', apiSalt = '' } = signing.value.credentials;
      return own.done(await make(recording, { root: signing.value.endpoint.url, apiKey, apiSalt }));
    });
}

/**
 * A signed link to a recording that is good until a time of your choice: for a card in a CRM, say. Made without asking the
 * PBX. It must be switched on in the personal account. The link shows your key (not the salt) to whoever has it.
 *
 * Wire: `GET queries/recording/link/{recording_id}/{action}/{vpbx_api_key}/{timestamp}/{sign}`. Source: manual 2017 p. 37,
 * 2026 §3.5.2; that an id is escaped in the path is inferred.
 */
export const createLink: Routine<MakeLink<RecordingLinkInput>> = routine(
  (connection: Connection<VatsCode, VatsState>): MakeLink<RecordingLinkInput> =>
    makeLink(connection, signedLink, async (recording, { root, apiKey, apiSalt }) => {
      const { timestamp } = write(signedLink.input, recording).wire as { readonly timestamp: number };
      const expires = timestamp + connection.state.timestampOffsetSeconds;
      const sign = await sha256Hex(apiKey + expires + recording.recordingId + apiSalt);
      return urlOf(root, 'link', recording.recordingId, recording.action ?? 'play', apiKey, expires, sign);
    }),
);

/**
 * A link to a recording for people who can log in to the personal account: the browser asks them to. Made without asking
 * the PBX.
 *
 * Wire: `GET queries/recording/issa/{recording_id}/{action}`. Source: manual 2017 p. 38, 2026 §3.5.3.
 */
export const accountLink: Routine<MakeLink<AccountLinkInput>> = routine(
  (connection: Connection<VatsCode, VatsState>): MakeLink<AccountLinkInput> =>
    makeLink(connection, loginLink, ({ recordingId: id, action: what = 'play' }, { root }) =>
      urlOf(root, 'issa', id, what),
    ),
);

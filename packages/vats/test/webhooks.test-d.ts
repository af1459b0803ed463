import { expectTypeOf } from 'vitest';
import {
  operations,
  type CallHistory,
  type CodeReading,
  type CommandName,
  type CommandOutcome,
  type Delivery,
  type DeliveryError,
  type Result,
  type VatsCallEvent,
  type VatsClient,
  type VatsCode,
  type VatsError,
  type VatsEvent,
  type VatsEventKind,
  type VatsEventOf,
  type VatsOptions,
  type VatsSummaryEvent,
  type VatsWebhooks,
  type VatsWebhooksOptions,
} from '../src/index.ts';

declare const vats: VatsClient;
declare const webhooks: VatsWebhooks;
declare const history: CallHistory;

/** A switch over every kind of event ends in never. */
export function tell(event: VatsEvent): string {
  switch (event.kind) {
    case 'call':
      return event.from.number ?? event.callState;
    case 'summary':
      return `${event.answered} ${event.talkTime}`;
    case 'recording':
      return event.recordingState;
    case 'recordingAdded':
    case 'recordingTagged':
      return event.recordingId;
    case 'dtmf':
      return event.dtmf;
    case 'sms':
      return event.reason.name;
    case 'recognition':
      return event.requestId;
    case 'organizations':
      return event.organizations.map(({ name }) => name ?? '').join();
    case 'contacts':
      return event.contacts.map(({ contactId }) => contactId ?? '').join();
    case 'groups':
      return event.deletedIds.join();
    case 'userStatus':
      return event.status;
    case 'sessionEnd':
      return event.session;
    case 'appealClosed':
      return event.chat?.[0]?.senderName ?? '';
    case 'task':
      return event.startTime ?? '';
    case 'chatMessage':
      return event.body ?? '';
    case 'chatTyping':
      return String(event.typing);
    case 'chatRead':
      return event.messageId ?? '';
    case 'chatRating':
      return event.ruleName ?? '';
    case 'commandResult':
      return event.command;
    case 'statisticsReady':
      return event.key;
    case 'connectionCheck':
      return String(event.signed);
    case 'unknown':
      return event.path;
    default:
      return event satisfies never;
  }
}

/** One kind left out is noticed. */
export function forgetful(event: VatsEvent): string {
  if (event.kind === 'call' || event.kind === 'summary') return event.entryId;
  // @ts-expect-error twenty-one kinds are left
  return event satisfies never;
}

expectTypeOf<VatsEventKind>().toEqualTypeOf<VatsEvent['kind']>();
expectTypeOf<VatsEventOf<'summary'>>().toEqualTypeOf<VatsSummaryEvent>();
expectTypeOf<VatsCallEvent['disconnectReason']>().toEqualTypeOf<CodeReading<VatsCode> | undefined>();
expectTypeOf<'Parked'>().toExtend<VatsCallEvent['callState']>();
expectTypeOf<CommandName>().not.toEqualTypeOf<string>();

/** What is called with what. Never run. */
export function inputs(): unknown[] {
  return [
    webhooks.on('call', (event, delivery) => {
      expectTypeOf(event).toEqualTypeOf<VatsCallEvent>();
      expectTypeOf(delivery).toEqualTypeOf<Delivery<VatsCallEvent>>();
      expectTypeOf(history.add(event).latest).toEqualTypeOf<VatsCallEvent>();
    }),
    // @ts-expect-error there is no such kind
    webhooks.on('ring', () => undefined),
    // @ts-expect-error a summary has no leg
    webhooks.on('summary', ({ callId }) => callId),
    vats.commands.run(operations.calls.callback, { from: { extension: '101' }, toNumber: '102' }, { timeoutMs: 5_000 }),
    vats.commands.run(operations.sms.send, { text: 'Hi', fromExtension: '101', toNumber: '79161234567' }),
    // @ts-expect-error the input is that of the command
    vats.commands.run(operations.calls.callback, { callId: 'c' }),
    // @ts-expect-error a question has no outcome
    vats.commands.run(operations.account.balance, {}),
    vats.commands.wait('c-1', { timeoutMs: 5_000, signal: new AbortController().signal }),
    // @ts-expect-error an id is a text
    vats.commands.wait(7),
  ];
}

expectTypeOf(vats.commands.wait).returns.resolves.toEqualTypeOf<Result<CommandOutcome, VatsError>>();
expectTypeOf(vats.webhooks).toEqualTypeOf<VatsWebhooks>();
expectTypeOf<VatsWebhooks['receive']>().toEqualTypeOf<(request: Request) => Promise<Response>>();
expectTypeOf<VatsWebhooks['verify']>().returns.resolves.toEqualTypeOf<Result<Delivery<VatsEvent>, DeliveryError>>();

/** A switch over every reason to turn a delivery away ends in never. */
export function turnedAway({ kind }: DeliveryError): number {
  switch (kind) {
    case 'method':
      return 405;
    case 'too_large':
      return 413;
    case 'content_type':
      return 415;
    case 'key':
    case 'signature':
      return 403;
    case 'syntax':
    case 'shape':
      return 400;
    case 'store':
      return 503;
    case 'timeout':
      return 408;
    case 'request':
      return 500;
    default:
      return kind satisfies never;
  }
}

export const options: VatsWebhooksOptions[] = [
  { credentials: { apiKey: 'k', apiSalt: async () => 's' } },
  { credentials: [{ apiKey: 'k', apiSalt: 's' }], acknowledge: 'after-handler', keepOutcomesMs: 5_000 },
  // @ts-expect-error the salt is missing
  { credentials: { apiKey: 'k' } },
  // @ts-expect-error without credentials nobody could be told from anybody
  {},
];

/** Who is told of what was turned away and of what listeners throw; a client takes both by its option `webhooks`. */
const told: Pick<VatsWebhooksOptions, 'onTurnedAway' | 'onHandlerError'> = {
  onTurnedAway: (error) => expectTypeOf(error).toEqualTypeOf<DeliveryError>(),
  onHandlerError: (error, { event }) => {
    expectTypeOf(error).toBeUnknown();
    expectTypeOf(event).toEqualTypeOf<VatsEvent>();
  },
};
expectTypeOf(told).toExtend<NonNullable<VatsOptions['webhooks']>>();

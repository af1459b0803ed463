import {
  createReceiver,
  openJson,
  optional,
  output,
  required,
  text,
  type AwaitedOutcomes,
  type Issue,
  type Reader,
  type Receiver,
} from '../../src/index.ts';

/** What comes back, in miniature. */
export interface GcEvent {
  readonly type: string;
  readonly status?: string;
  readonly state?: string;
  readonly dialogId?: string;
  readonly errorType?: string;
  readonly errorMessage?: string;
}
const gcEvent: Reader<GcEvent> = output<GcEvent>({
  type: required('type', text()),
  status: optional('status', text()),
  state: optional(['state', 'State'], text()),
  dialogId: optional(['dialogID', 'dialogId'], text()),
  errorType: optional('errorType', text()),
  errorMessage: optional('errorMessage', text()),
});
/** Takes events in, and hands each to whoever waits for it. */
export function gcReceiver(agentId: string, outcomes: AwaitedOutcomes): Receiver<GcEvent> {
  return createReceiver<GcEvent>(
    {
      vendor: 'gc',
      contentTypes: [],
      open({ body }) {
        const opened = openJson(new TextDecoder().decode(body), undefined);
        if (!opened.opened) return { opened: false, kind: 'syntax' };
        const issues: Issue[] = [];
        const event = gcEvent.read(opened.value, '', issues);
        return issues.length > 0 ? { opened: false, kind: 'shape', issues } : { opened: true, event };
      },
    },
    { onEvent: ({ event }) => outcomes.deliver(agentId, event) },
  );
}

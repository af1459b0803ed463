import type { Activity, RecordedRequest, RecordedWebhook } from '../frame/records.ts';

/** One line for the terminal: `<-` came in, `->` went out. */
export const lineFor = (activity: Activity): string =>
  activity.kind === 'request' ? requestLine(activity.request) : webhookLine(activity.webhook);

const requestLine = (request: RecordedRequest): string =>
  [timeOf(request.at), '<-', request.method, nameOf(request), outcomeOf(request), brief(request.json ?? request.fields)]
    .filter((part) => part !== '')
    .join(' ');

const nameOf = ({ path, command = '' }: RecordedRequest): string => [path, command].filter(Boolean).join(' ');

/** The socket has no status. */
const outcomeOf = ({ transport, answeredStatus }: RecordedRequest): string =>
  transport === 'socket' ? '' : String(answeredStatus ?? 'no answer');

const webhookLine = (webhook: RecordedWebhook): string =>
  `${timeOf(webhook.at)} -> ${webhook.path} ${webhook.status ?? webhook.failure ?? ''} ${brief(webhook.payload)}`;

const timeOf = (epochMs: number): string => new Date(epochMs).toISOString().slice(11, 23);

const longest = 400;

const brief = (value: unknown): string => {
  const text = value === undefined ? '' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

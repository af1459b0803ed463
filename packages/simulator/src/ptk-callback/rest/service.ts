import type { RecordedRequest } from '../../frame/records.ts';
import { statusOf } from '../codes.ts';
import { minutesAndSeconds } from '../duration.ts';
import { asScripted, turnedAway } from '../gate.ts';
import { bookCallback } from '../operations/add-interaction.ts';
import { isDone, reply, statusData, type Reply } from '../reply.ts';
import type { Site } from '../site.ts';
import type { Conversation } from './book.ts';
import { readContactUri } from './contact-uri.ts';

/** The REST side: conversations, of which each serves one callback. */
export interface RestService {
  serves(path: string): boolean;
  answer(request: RecordedRequest): Response;
  refuse(given: Reply, head?: Pick<ResponseInit, 'status' | 'headers'>): Response;
}

export const createRestService = (site: () => Site): RestService => {
  const refuse: RestService['refuse'] = (given, head = {}) => {
    const { Code, Result, Description } = statusData(given);
    const status = { code: Number(Code), result: Result, description: Description };
    return Response.json(status, { status: httpStatusOf(given), ...head });
  };

  const open = (request: RecordedRequest): Response => {
    const { queues, interactions, conversations, settings } = site();
    const refused = turnedAway(site());
    if (refused !== undefined) return refuse(refused);
    const { segment: name } = request.json as Body;
    const segment = queues.segment(settings.conversationTenant, typeof name === 'string' ? name : '');
    if (typeof segment === 'string') return refuse(reply(segment));
    const conversation = conversations.open(segment, minutesAndSeconds(interactions.estimatedWait(segment.queue)));
    const origin = settings.location === 'absolute' ? `http://${request.headers['host'] ?? ''}` : '';
    return Response.json(describe(site(), conversation), {
      status: 201,
      headers: { location: `${origin}/conversations/${conversation.id}` },
    });
  };

  const update = (conversation: Conversation, { context, contactUri }: Body): Response => {
    const refused = turnedAway(site());
    if (refused !== undefined) return refuse(refused);
    if (context === undefined && contactUri === undefined) return refuse(reply('DataRequired'));
    if (context !== undefined && !isObject(context)) return refuse(reply('UserDataFailedValidation'));
    conversation.context = { ...conversation.context, ...context };
    const booked = contactUri === undefined ? reply('RequestCompleted') : book(site(), conversation, contactUri);
    const told = asScripted(site(), 'conversations', booked);
    return isDone(told) ? Response.json(describe(site(), conversation)) : refuse(told);
  };

  return {
    serves: (path) => /^\/conversations(\/|$)/.test(path),
    answer: (request) => {
      const id = request.path.split('/')[2] ?? '';
      const conversation = site().conversations.all.find((one) => one.id === id);
      if (id !== '' && conversation === undefined) return new Response('Not Found', { status: 404 });
      if (request.method !== (conversation === undefined ? 'POST' : 'PUT'))
        return new Response('Method Not Allowed', { status: 405 });
      if (!isObject(request.json)) return new Response('Bad Request', { status: 400 });
      return conversation === undefined ? open(request) : update(conversation, request.json);
    },
    refuse,
  };
};

interface Body {
  readonly segment?: unknown;
  readonly context?: unknown;
  readonly contactUri?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const book = (site: Site, conversation: Conversation, contactUri: unknown): Reply => {
  if (conversation.asked !== undefined) return reply('InteractionStatePreventsRequestedAction');
  const contact = typeof contactUri === 'string' ? readContactUri(contactUri, site.settings.contactRule) : undefined;
  if (contact === undefined) return reply('InvalidContactURIFormat');
  const { segment, context } = conversation;
  const booked = bookCallback(site, segment, {
    contact: contact.number,
    appointment: contact.appointment,
    userData: Object.entries(context).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  });
  const interactionId = booked.data?.['InteractionId'];
  if (typeof interactionId === 'string') conversation.asked = { contactUri: String(contactUri), interactionId };
  return booked;
};

/** The states of a conversation aren't published; here they are those of its interaction. */
const describe = (
  { interactions }: Site,
  { segment, context, originalWaitTime, asked }: Conversation,
): Record<string, unknown> => ({
  segment: segment.name,
  context,
  originalWaitTime,
  ...(asked && { contactUri: asked.contactUri }),
  status: asked === undefined ? 'open' : interactions.byId(asked.interactionId)?.state,
});

const httpStatusOf = ({ code }: Reply): number => {
  if (isDone({ code })) return 200;
  return statusOf(code)?.class === 'server-side' ? 500 : 400;
};

import type { Row } from '../../directory.ts';
import { missing, pick, textOf, type FieldTable, type Input } from '../../fields.ts';
import { wrong } from '../../gate.ts';
import type { Pbx } from '../../pbx.ts';
import { ok, refused, type Refusal, type Verdict } from '../../verdict.ts';
import { flag, number, oneOf, required, text } from '../parameters.ts';
import type { Query } from '../query.ts';

const failed = 5000;
const mostMessages = 50;

const ofUser: FieldTable = { channelId: required(number), userId: required(text) };

/** Only the company's own channels carry messages. */
const onChannel = ({ settings }: Pbx, input: Input, answer: () => Verdict): Verdict =>
  settings.messageChannels.includes(Number(input.channelId)) ? answer() : refused(failed);

/** Of a text the content, of a file where it lies and how it is called. */
const contentRule = (input: Input): Refusal | undefined => {
  const names = input.type === 'text' ? ['content'] : ['link', 'fileName', 'fileSize'];
  const absent = names.filter((name) => textOf(input[name]) === undefined);
  return absent.length === 0 ? undefined : wrong(Object.fromEntries(absent.map((name) => [name, missing])));
};

const send: Query = {
  path: '/cc/send_message',
  fields: {
    ...ofUser,
    messageId: required(text),
    firstName: required(text),
    lastName: required(text),
    type: required(oneOf('text', 'image', 'file')),
    content: text,
    link: text,
    fileName: text,
    fileSize: text,
  },
  rule: contentRule,
  answer: (pbx, input) =>
    onChannel(pbx, input, () => {
      pbx.company.messages.push({ ...input, isClientMessage: true, time: pbx.time.now() });
      return ok({ messageId: String(input.messageId) });
    }),
};

/** What a client only reports; nothing is kept of it. */
const report = (path: string, more: FieldTable): Query => ({
  path: `/cc/${path}`,
  fields: { ...ofUser, ...more },
  answer: (pbx, input) => onChannel(pbx, input, ok),
});

/** The newest messages, older than the one with the id `toId` when there is such an id. */
const history: Query = {
  path: '/cc/get_chat_history',
  fields: { ...ofUser, toId: text },
  answer: (pbx, input) =>
    onChannel(pbx, input, () => {
      const chat = pbx.company.messages.filter(
        ({ channelId, userId }) =>
          String(channelId) === textOf(input.channelId) && String(userId) === textOf(input.userId),
      );
      const end = chat.findIndex(({ messageId }) => String(messageId) === textOf(input.toId));
      return ok({
        data: chat
          .slice(0, end === -1 ? chat.length : end)
          .slice(-mostMessages)
          .map(describe),
      });
    }),
};

const describe = (message: Row): Row => ({
  ...pick(message, ['isClientMessage', 'type', 'time']),
  messageId: String(message.messageId),
  payload: { body: message.content ?? message.link ?? '' },
});

export const messages: readonly Query[] = [
  send,
  report('event_message_read', { time: required(number), serverMessageId: required(text) }),
  report('event_message_received', { time: required(number), serverMessageId: required(text) }),
  report('user_typing', { typing: required(flag) }),
  history,
];

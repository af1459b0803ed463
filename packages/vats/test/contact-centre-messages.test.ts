import { describe, expect, it } from 'vitest';
import { clientOf } from './support/client.ts';
import { exchanges, refusals, untyped } from './support/exchanges.ts';
import { valueOf } from './support/say.ts';
import { serve } from './support/serve.ts';

const closed = {
  productId: '400',
  channel: 'telegram',
  direction: 1,
  entryPoint: 'shop_bot',
  created: '2023-01-26T12:25:00Z',
  result: 'spam',
} as const;
const closedOnWire = {
  product_id: '400',
  channel_type: 6,
  direction: 1,
  entry_point: 'shop_bot',
  create: 1674735900,
  result: 5,
};

describe('appeals', () => {
  exchanges({
    'cc.appeals.createClosed': {
      root: 'cc',
      call: (vats) => vats.cc.appeals.createClosed(closed),
      path: 'appeals/create-closed-appeals',
      json: closedOnWire,
      answer: { result: 1000, appeal_id: 5 },
      value: { appealId: '5' },
    },
    'cc.appeals.createClosed with everything': {
      root: 'cc',
      call: (vats) =>
        vats.cc.appeals.createClosed({
          ...closed,
          end: new Date(1674735960_000),
          tagId: '1',
          comment: 'Bought',
          rate: 5,
          assignedUserId: '3000101',
          closingUserId: '3000102',
          groupId: '7000201',
          chat: [{ text: 'Hello' }],
          clientInfo: { name: 'Ivan' },
          contact: { id: 7 },
        }),
      path: 'appeals/create-closed-appeals',
      json: {
        ...closedOnWire,
        end: 1674735960,
        tag_id: '1',
        comment: 'Bought',
        rate: 5,
        assign_user_id: '3000101',
        close_user_id: '3000102',
        group_id: '7000201',
        chat: [{ text: 'Hello' }],
        client_info: { name: 'Ivan' },
        contact: { id: 7 },
      },
      answer: { result: 1000, appeal_id: '5' },
      value: { appealId: '5' },
    },
  });

  refusals([
    ['a mark beyond five', 'rate', (vats) => vats.cc.appeals.createClosed({ ...closed, rate: untyped(6) })],
    [
      'a channel that nobody knows',
      'channel',
      (vats) => vats.cc.appeals.createClosed({ ...closed, channel: untyped('pigeon') }),
    ],
    ['a chat that is a text', 'chat', (vats) => vats.cc.appeals.createClosed({ ...closed, chat: untyped('Hello') })],
  ]);

  it('have their times shifted for a tenant whose clocks are off', async () => {
    const { baseUrl, hits } = await serve({ body: { result: 1000, appeal_id: 5 } });
    valueOf(await clientOf({ baseUrl, timestampOffsetSeconds: 10_800 }).cc.appeals.createClosed(closed));
    expect(JSON.parse(hits[0]?.form.json ?? '')).toEqual({ ...closedOnWire, create: 1674735900 + 10_800 });
  });
});

const client = { channelId: '16', userId: 'u1', messageId: 'm1', firstName: 'Ivan', lastName: '' };

describe('messages of the mobile application', () => {
  exchanges({
    'cc.messages.send a text': {
      root: 'cc',
      call: (vats) => vats.cc.messages.send({ ...client, type: 'text', content: 'Hello' }),
      path: 'send_message',
      json: { ...client, channelId: 16, type: 'text', content: 'Hello' },
      answer: { result: 1000, messageId: 'm1' },
      value: { messageId: 'm1' },
    },
    'cc.messages.send a picture': {
      root: 'cc',
      call: (vats) =>
        vats.cc.messages.send({
          ...client,
          type: 'image',
          link: 'https://files.example.com/a.png',
          fileName: 'a.png',
          fileSizeBytes: 1024,
        }),
      path: 'send_message',
      json: {
        ...client,
        channelId: 16,
        type: 'image',
        link: 'https://files.example.com/a.png',
        fileName: 'a.png',
        fileSize: '1024',
      },
      answer: { result: 1000 },
      value: {},
    },
    'cc.messages.markRead': {
      root: 'cc',
      call: (vats) =>
        vats.cc.messages.markRead({
          channelId: '16',
          userId: 'u1',
          time: new Date(1674735900_123),
          serverMessageId: 's',
        }),
      path: 'event_message_read',
      json: { channelId: 16, userId: 'u1', time: 1674735900123, serverMessageId: 's' },
      answer: { result: 1000 },
    },
    'cc.messages.markReceived': {
      root: 'cc',
      call: (vats) =>
        vats.cc.messages.markReceived({
          channelId: '16',
          userId: 'u1',
          time: '2023-01-26T12:25:00Z',
          serverMessageId: 's',
        }),
      path: 'event_message_received',
      json: { channelId: 16, userId: 'u1', time: 1674735900000, serverMessageId: 's' },
      answer: { result: 1000 },
    },
    'cc.messages.typing': {
      root: 'cc',
      call: (vats) => vats.cc.messages.typing({ channelId: '16', userId: 'u1', typing: false }),
      path: 'user_typing',
      json: { channelId: 16, userId: 'u1', typing: false },
      answer: { result: 1000 },
    },
    'cc.messages.history': {
      root: 'cc',
      call: (vats) => vats.cc.messages.history({ channelId: '16', userId: 'u1', beforeMessageId: 'm9' }),
      path: 'get_chat_history',
      json: { channelId: 16, userId: 'u1', toId: 'm9' },
      answer: {
        result: 1000,
        data: [
          { messageId: '1', isClientMessage: true, type: 'text', time: 1674735900123, payload: { body: 'Hello' } },
          { messageId: 2, isClientMessage: false, type: 'sticker', time: '1674735900124', payload: [] },
          { type: 'text' },
        ],
      },
      value: [
        { messageId: '1', isFromClient: true, type: 'text', timeMs: 1674735900123, body: 'Hello' },
        { messageId: '2', isFromClient: false, type: 'sticker', timeMs: 1674735900124 },
      ],
    },
  });

  const picture = { ...client, type: 'image', link: 'https://a.example/a', fileName: 'a', fileSizeBytes: 1 } as const;

  refusals([
    ['a text without a content', 'content', (vats) => vats.cc.messages.send(untyped({ ...client, type: 'text' }))],
    [
      'a text with a link',
      'link',
      (vats) => vats.cc.messages.send(untyped({ ...client, type: 'text', content: 'a', link: picture.link })),
    ],
    ['a picture with a text', 'content', (vats) => vats.cc.messages.send(untyped({ ...picture, content: 'a' }))],
    [
      'a picture without its size',
      'fileSizeBytes',
      (vats) => vats.cc.messages.send(untyped({ ...picture, fileSizeBytes: undefined })),
    ],
    [
      'a size that is a text',
      'fileSizeBytes',
      (vats) => vats.cc.messages.send({ ...picture, fileSizeBytes: untyped('1') }),
    ],
    ['a link that is none', 'link', (vats) => vats.cc.messages.send({ ...picture, link: 'a.png' })],
    ['a channel that is no number', 'channelId', (vats) => vats.cc.messages.send({ ...picture, channelId: 'app' })],
  ]);
});

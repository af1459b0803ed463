import {
  input,
  integer,
  oneOf,
  optional,
  required,
  text,
  type Issue,
  type ShapeWriter,
  type Writer,
} from '@trunkline/core';
import { numericId } from '../../fields.ts';

/** A client of your mobile application, and the id of what is sent. Source: manual 2026 §4.10.2.1. */
interface AppSender {
  /** The channel; no method tells it, the personal account does. Wire: `channelId`, a number. */
  readonly channelId: string;
  /** The client, by your own id. Wire: `userId`. */
  readonly userId: string;
  /** Your id of the message. Wire: `messageId`. */
  readonly messageId: string;
  /** The client's. Wire: `firstName`. */
  readonly firstName: string;
  /** The client's. Wire: `lastName`. */
  readonly lastName: string;
}

/** A text; `1` to `5` answers the question how it was. */
export interface AppTextMessage extends AppSender {
  readonly type: 'text';
  /** Wire: `content`. */
  readonly content: string;
}

/** A picture or a file, which stays where you keep it. */
export interface AppFileMessage extends AppSender {
  readonly type: 'image' | 'file';
  /** Where it is to be had. Wire: `link`. */
  readonly link: string;
  /** Wire: `fileName`. */
  readonly fileName: string;
  /** Wire: `fileSize`, a text. */
  readonly fileSizeBytes: number;
}

export type AppMessage = AppTextMessage | AppFileMessage;

interface AnyMessage extends AppSender {
  readonly type: AppMessage['type'];
  readonly content?: string;
  readonly link?: string;
  readonly fileName?: string;
  readonly fileSizeBytes?: number;
}

const size = integer({ min: 0 });

const bytesAsText: Writer<number> = {
  expected: size.expected,
  write: (value, path, issues) => String(size.write(value, path, issues)),
};

const link = text({ pattern: /^https?:\/\/\S+$/i, expected: 'an http or https URL' });

export const appMessage: ShapeWriter<AppMessage> = input<AnyMessage>({
  channelId: required('channelId', numericId()),
  userId: required('userId', text()),
  messageId: required('messageId', text()),
  firstName: required('firstName', text({ min: 0 })),
  lastName: required('lastName', text({ min: 0 })),
  type: required('type', oneOf(['text', 'image', 'file'])),
  content: optional('content', text()),
  link: optional('link', link),
  fileName: optional('fileName', text()),
  fileSizeBytes: optional('fileSize', bytesAsText),
}) as unknown as ShapeWriter<AppMessage>;

const ofText = ['content'] as const;
const ofFile = ['link', 'fileName', 'fileSizeBytes'] as const;

/** A text has a content, a file what is needed to fetch it, and neither has what is the other's. */
export function checkMessage(message: AppMessage): readonly Issue[] {
  const isText = message.type === 'text';
  const [needed, strange] = isText ? [ofText, ofFile] : [ofFile, ofText];
  const given = message as AnyMessage;
  return [
    ...needed
      .filter((name) => given[name] === undefined)
      .map((path) => ({ path, expected: `given for type ${given.type}` })),
    ...strange
      .filter((name) => given[name] !== undefined)
      .map((path) => ({ path, expected: `left out for type ${given.type}` })),
  ];
}

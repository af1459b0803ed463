import { labels, typeOf } from './codes.ts';
import { element, textElement } from '../frame/markup.ts';
import type { UptivitySettings } from './options.ts';

/** What a command comes to. */
export interface Reply {
  readonly code: number;
  /** RESULTTYPE. Default: the label, or ERROR. */
  readonly type?: string | undefined;
  /** RESULTMSG. Default: the label. */
  readonly message?: string | undefined;
  /** Markup behind the five nodes of the envelope. */
  readonly data?: string | undefined;
}

/** Who asked, as far as it is known. */
export interface Asker {
  readonly command?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Writes a RESULT. A reply that says ERROR has a space in front of its message, as the vendor's do. */
export const writeResult = (asker: Asker, reply: Reply, requestType: UptivitySettings['requestType']): string => {
  const { code, type = typeOf(code), message = messageOf(code, type), data = '' } = reply;
  const echo = textElement('REQUESTID', asker.fields?.['REQUESTID'] ?? '');
  const command = asker.command === undefined ? '' : textElement('REQUESTTYPE', asker.command);
  const head = { first: command + echo, second: echo + command, absent: echo }[requestType];
  const result = textElement('RESULTTYPE', type) + textElement('RESULTCODE', code) + textElement('RESULTMSG', message);
  return element('RESULT', head + result + data);
};

const messageOf = (code: number, type: string): string => `${type === 'ERROR' ? ' ' : ''}${labels[code] ?? ''}`;

import type { Answer, Opened } from '@trunkline/core';
import type { ReadXml, XmlElement } from '@trunkline/xml/on-demand';
import { ptkCallbackCodes } from '../codes.ts';
import type { AnswerNames } from './answer-names.ts';
import { childrenOf, everything, findElement, findText, isCalled } from './tree.ts';

/** What came in a SOAP body. */
export interface PtkAnswer {
  /** The element inside the SOAP body, or the whole document if there is none. */
  readonly body: XmlElement;
  /** Wire: a number of six digits. Absent if none was found. */
  readonly code: string | undefined;
  /** The server's own words. */
  readonly description: string | undefined;
  /** The server says that it could not do it, by SOAP's own means. */
  readonly fault: string | undefined;
  readonly names: AnswerNames;
}

const sixDigits = /^10[6-9]\d{3}$/;
const known: ReadonlySet<number> = new Set(ptkCallbackCodes.entries.map(({ code }) => code));
const soapBody: ReadonlySet<string> = new Set(['body']);
const soapFault: ReadonlySet<string> = new Set(['fault']);
const faultWords: ReadonlySet<string> = new Set(['faultstring', 'reason']);

const isSixDigits = (element: XmlElement): boolean =>
  sixDigits.test(element.text.trim()) && childrenOf(element).length === 0;

/**
 * Where the status code stands: an element that is named for it; without one, the only element whose text is a code that the
 * table knows. A contact or an id may look like a code, so of several nobody is taken.
 */
function codeElement(body: XmlElement, { code, status }: AnswerNames): XmlElement | undefined {
  const place = findElement(body, status) ?? body;
  for (const around of [place, body]) {
    for (const element of everything(around)) if (isCalled(element, code) && isSixDigits(element)) return element;
  }
  const others = [...everything(body)].filter((element) => isSixDigits(element) && known.has(Number(element.text)));
  return others.length === 1 ? others[0] : undefined;
}

/** The element that holds this one. */
function parentOf(root: XmlElement, child: XmlElement): XmlElement {
  for (const element of everything(root)) if (childrenOf(element).includes(child)) return element;
  return root;
}

export interface AnswerReading {
  readonly names: AnswerNames;
  readonly maxChars: number;
  readonly read: ReadXml;
}

/** Opens an answer by the tolerant rule: names without their prefix and case, whatever stands around them. */
export function openAnswer({ text, contentType }: Answer, { names, maxChars, read }: AnswerReading): Opened<PtkAnswer> {
  const opened = read(text, { maxChars });
  if (!opened.opened) {
    // A page that passes for XML is malformed to us; one that says so was sent by something in between.
    const passesForXml = opened.reason === 'content_type' && !/html/i.test(contentType ?? '');
    return passesForXml ? { ...opened, reason: 'syntax' } : opened;
  }
  const around = findElement(opened.value, soapBody);
  const body = around === undefined ? opened.value : (childrenOf(around)[0] ?? around);
  const fault = isCalled(body, soapFault) ? (faultText(body) ?? '') : undefined;
  const code = codeElement(body, names);
  const description = code === undefined ? undefined : findText(parentOf(body, code), names.description);
  return { opened: true, value: { body, code: code?.text.trim(), description, fault, names } };
}

/** Version 1.1 says it in `faultstring`, 1.2 in `Reason`, in one or more languages. */
function faultText(fault: XmlElement): string | undefined {
  const words = findElement(fault, faultWords);
  return words === undefined
    ? undefined
    : [...everything(words)].map(({ text }) => text.trim()).find((text) => text !== '');
}

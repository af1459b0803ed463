import { gzipSync } from 'node:zlib';
import { head, reply, wellFormed } from '../server/answers.ts';
import type { CaseRow, Expectation } from './row.ts';

const kibi = 1024;
const cap = 64 * kibi;
const slack = 64 * kibi;
const page = '<!DOCTYPE html><html><head><title>Log in</title></head><body><p>canary-21<br></body></html>';

let bomb: Buffer | undefined;
/** 32 MiB of spaces in about 32 KiB; made when first needed. */
const bombBytes = (): Buffer => (bomb ??= gzipSync(Buffer.alloc(32 * kibi * kibi, ' ')));

const tooLarge: Expectation = { kind: 'decode', reason: 'too_large', bytes: [0, cap + slack], withinMs: 2_000 };
const html = { 'content-type': 'text/html; charset=utf-8' };

/** Answers that hold no value, or far too much of one (B21 to B24, B29 to B31). */
export const bodyCases: readonly CaseRow[] = [
  {
    id: 'B21',
    about: 'http',
    format: 'json',
    title: 'an HTML login page with status 200 is decode (content_type), without a word of the page',
    plan: { script: () => reply(200, page, html) },
    call: 'either',
    hidden: ['canary-21', 'Log in'],
    expect: { kind: 'decode', reason: 'content_type', bytes: [0, page.length] },
  },
  {
    id: 'B21.disguised',
    about: 'http',
    format: 'json',
    title: 'an HTML page under the right type is decode (syntax), without a word of the page',
    plan: { script: ({ good }) => wellFormed(good, page) },
    call: 'either',
    hidden: ['canary-21', 'Log in'],
    expect: { kind: 'decode', reason: 'syntax' },
  },
  {
    id: 'B22',
    about: 'http',
    format: 'xml',
    title: 'an HTML page where XML is due is decode, without a word of the page',
    plan: { script: () => reply(200, page, html) },
    call: 'either',
    hidden: ['canary-21', 'Log in'],
    expect: { kind: 'decode', reason: ['content_type', 'syntax'] },
  },
  {
    id: 'B22.disguised',
    about: 'http',
    format: 'xml',
    title: 'an HTML page under the right type is decode (syntax), without a word of the page',
    plan: { script: ({ good }) => wellFormed(good, page) },
    call: 'either',
    hidden: ['canary-21', 'Log in'],
    expect: { kind: 'decode', reason: 'syntax' },
  },
  {
    id: 'B22.error',
    about: 'http',
    title: 'an HTML page with status 500 is http, without a word of the page',
    plan: { script: () => reply(500, page, html) },
    call: 'command',
    hidden: ['canary-21', 'Log in'],
    expect: { kind: 'http', reason: 'status', status: 500, category: ['server', 'unavailable'] },
  },
  {
    id: 'B23',
    about: 'http',
    title: 'an empty body where a value is due is decode (empty)',
    plan: { script: ({ good }) => wellFormed(good, '') },
    call: 'read',
    expect: { kind: 'decode', reason: 'empty' },
  },
  {
    id: 'B24',
    about: 'http',
    title: 'a 204 where a value is due is decode (empty)',
    plan: { script: () => [[head(204), 0, 'keep']] },
    call: 'read',
    expect: { kind: 'decode', reason: 'empty' },
  },
  {
    id: 'B29',
    title: 'a body without end is decode (too_large) soon after the limit',
    plan: {
      script: ({ begin, good }) => [[begin() + good.body.slice(0, 5)], { again: ' '.repeat(16 * kibi), everyMs: 0 }],
    },
    call: 'either',
    with: { maxBodyBytes: cap },
    expect: tooLarge,
  },
  {
    id: 'B29.default',
    alone: true,
    title: 'a body without end is decode (too_large) after 8 MiB where no limit was named',
    plan: {
      script: ({ begin, good }) => [[begin() + good.body.slice(0, 5)], { again: ' '.repeat(256 * kibi), everyMs: 0 }],
    },
    call: 'either',
    with: { attemptTimeoutMs: 4_000 },
    expect: { kind: 'decode', reason: 'too_large', bytes: [0, 8 * kibi * kibi + slack] },
  },
  {
    id: 'B29.declared',
    about: 'http',
    title: 'a body declared longer than the limit is decode (too_large), without waiting for it',
    plan: {
      script: ({ begin }) => [[begin(cap * 100) + ' '.repeat(cap + slack), 0, 'stall']],
    },
    call: 'either',
    with: { maxBodyBytes: cap },
    expect: { ...tooLarge, withinMs: 500 },
  },
  {
    id: 'B30',
    about: 'http',
    title: 'a gzip bomb is decode (too_large), counted in decoded bytes',
    plan: {
      script: ({ good }) => reply(200, bombBytes(), { 'content-type': good.contentType, 'content-encoding': 'gzip' }),
    },
    call: 'either',
    with: { maxBodyBytes: cap },
    expect: { ...tooLarge, bytes: [0, cap + 4 * slack] },
  },
  {
    id: 'B31',
    about: 'http',
    title: 'a gzip bomb with status 500 is http, its body dropped',
    plan: {
      script: ({ good }) => reply(500, bombBytes(), { 'content-type': good.contentType, 'content-encoding': 'gzip' }),
    },
    call: 'command',
    with: { maxBodyBytes: cap },
    expect: { kind: 'http', status: 500, withinMs: 2_000 },
  },
];

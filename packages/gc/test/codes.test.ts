import { categories, outcomes, retryAdvice } from '@trunkline/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorBehaviours, gcCodes, readErrorEvent, type GcCodeEntry, type GcErrorBehaviour } from '../src/index.ts';
import { readTable } from './support/tables.ts';

const published = readTable('errors.tsv', ['code', 'origin', 'expected']);
const entries: readonly GcCodeEntry[] = gcCodes.entries;

/** Beside the vendor's table: in the sample of the event, and on the page about mobile agents. */
const beside = ['Unauthorized', 'CF_GENERIC_UNSPECIFIED'];

/** Our word for what the vendor expects of a client. */
const words: Readonly<Record<string, GcErrorBehaviour>> = {
  show: 'show',
  'show continue': 'showAndContinue',
  'show last-command': 'showByLastCommand',
  'show extension': 'askExtension',
  'show number': 'askNumber',
  'show credentials': 'askCredentials',
  'show reason-code': 'askReasonCode',
  'show set-up': 'fixConfiguration',
  'show login': 'loginAgain',
  password: 'askPassword',
  'dialog-states': 'resynchroniseDialogs',
};

describe('the table of codes', () => {
  it("is the vendor's table in its order, and two codes beside it", () => {
    expect(entries.map(({ code }) => code)).toEqual([...published.map(({ code }) => code), ...beside]);
    expect(published.filter(({ origin }) => origin === 'Finesse')).toHaveLength(17);
    expect(published.filter(({ origin }) => origin === 'GC')).toHaveLength(13);
  });

  it.each(published)('$code comes from $origin and asks for "$expected"', ({ code, origin, expected }) => {
    expect(gcCodes.find(code)).toMatchObject({ asked: code, code, match: 'exact', effect: 'failure' });
    expect(gcCodes.find(code).origin).toBe(origin.toLowerCase());
    expect(gcCodes.find(code).behaviour).toBe(words[expected]);
  });

  it.each(entries)('$code has a name, a sentence and words of the closed lists', (entry) => {
    expect(entry.name).toMatch(/^([A-Z][a-z]+)+$/);
    expect(entry.description).toMatch(/^[A-Z].*\.$/);
    expect(categories).toContain(entry.category);
    expect(retryAdvice).toContain(entry.retry);
    expect([...outcomes, undefined]).toContain(entry.outcome);
  });

  it('gives no name twice, and uses every word for a behaviour', () => {
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
    const used = new Set(entries.flatMap(({ behaviour }) => behaviour ?? []));
    expect([...used].toSorted()).toEqual([...errorBehaviours].toSorted());
  });

  it('leaves open what became of a command behind which a time-out may hide', () => {
    const open = entries.filter(({ outcome }) => outcome === 'unknown').map(({ code }) => code);
    expect(open).toEqual(['DOWN', 'NOT_REACHABLE', 'PLEASE_RETRY']);
  });

  it('tells apart what an application must do', () => {
    expect(gcCodes.find('SESSION_INVALIDATED')).toMatchObject({ category: 'authentication', retry: 'after_login' });
    expect(gcCodes.find('LICENSES_EXCEEDED')).toMatchObject({ category: 'quota_exceeded', retry: 'after_admin' });
    expect(gcCodes.find('NO_DIALOG_ID')).toMatchObject({ category: 'not_found', retry: 'after_fix' });
    expect(gcCodes.find('NOT_REACHABLE')).toMatchObject({ category: 'unavailable', retry: 'later' });
    expect(gcCodes.find('CF_INVALID_OBJECT_STATE')).toMatchObject({ category: 'invalid_state', retry: 'never' });
    expect(gcCodes.find('WRONG_EXTENSION')).toMatchObject({ category: 'invalid_request', retry: 'after_fix' });
  });
});

const unknown = { code: undefined, match: 'unknown', effect: 'failure', category: 'unknown', outcome: 'unknown' };

describe('a code that is asked for', () => {
  it.each([' NO_DIALOG_ID', 'NO_DIALOG_ID\r\n', '\t NO_DIALOG_ID '])('may have white space around it: %j', (asked) => {
    expect(gcCodes.find(asked)).toEqual(gcCodes.find('NO_DIALOG_ID'));
  });

  it.each(['no_dialog_id', 'No_Dialog_Id', 'NO_DIALOG', 'NO_DIALOG_ID_2', 'UNAUTHORIZED', '__proto__', 'constructor'])(
    '%s is another code, and unknown',
    (asked) => {
      expect(gcCodes.find(asked)).toMatchObject({ ...unknown, asked });
    },
  );
});

describe('an Error event', () => {
  it.each(entries)('says $code by its type', ({ code }) => {
    expect(readErrorEvent({ errorType: code, errorMessage: 'in words' })).toEqual(gcCodes.find(code));
    expect(readErrorEvent({ errorType: ` ${code} ` })).toEqual(gcCodes.find(code));
  });

  it.each(entries)('says $code by a word of its message, under a general type', ({ code }) => {
    for (const errorMessage of [code, `${code}.`, `Failed: ${code}, sorry`, `(${code})`, `a-${code}-b`]) {
      expect(readErrorEvent({ errorType: 'Generic Error', errorMessage })).toEqual(gcCodes.find(code));
      expect(readErrorEvent({ errorMessage })).toEqual(gcCodes.find(code));
    }
  });

  it('is read by the first code that is known, and by the type before the message', () => {
    const first = { errorType: 'SUBSCRIPTION_FAILED || Unauthorized', errorMessage: 'Invalid Credentials' };
    expect(readErrorEvent(first).code).toBe('SUBSCRIPTION_FAILED');
    expect(readErrorEvent({ errorType: 'Unauthorized||SUBSCRIPTION_FAILED' }).code).toBe('Unauthorized');
    expect(readErrorEvent({ errorType: 'SOMETHING || DOWN' }).code).toBe('DOWN');
    expect(readErrorEvent({ errorType: 'DOWN', errorMessage: 'PLEASE_RETRY' }).code).toBe('DOWN');
    expect(readErrorEvent({ errorMessage: 'CF_RESOURCE_BUSY after DOWN' }).code).toBe('CF_RESOURCE_BUSY');
  });

  it('is not read by a part of a word', () => {
    for (const errorMessage of ['SHUTDOWN', 'DOWN_2', 'XDOWN', 'down', 'CF_RESOURCE_BUSY_NOW', 'unauthorized']) {
      expect(readErrorEvent({ errorType: 'NEW_CODE', errorMessage })).toMatchObject({ ...unknown, asked: 'NEW_CODE' });
    }
    expect(readErrorEvent({ errorType: 'DOWN and out' }).match).toBe('unknown');
  });

  it('keeps an unknown type if it is short and plain, and no sentence', () => {
    expect(readErrorEvent({ errorType: ' CF_NEW.1:2-3 ' })).toMatchObject({ ...unknown, asked: 'CF_NEW.1:2-3' });
    expect(readErrorEvent({ errorType: '|| NEW_A || NEW_B' }).asked).toBe('NEW_A');
    for (const errorType of ['Agent 74955404444 failed', 'x'.repeat(65), '', '||', ' ']) {
      expect(readErrorEvent({ errorType })).toMatchObject({ ...unknown, asked: undefined });
    }
    expect(readErrorEvent({})).toMatchObject({ ...unknown, asked: undefined });
  });

  it('is answered whatever it says', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.anything(),
      fc.constantFrom(...entries.map(({ code }) => code)),
    );
    fc.assert(
      fc.property(part, part, (errorType, errorMessage) => {
        // Callers of JavaScript may hand over what the types forbid.
        const { match, code, asked = 'none' } = readErrorEvent({ errorType, errorMessage } as object);
        expect(code === undefined).toBe(match === 'unknown');
        expect(asked).toMatch(/^[\w.:-]{1,64}$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

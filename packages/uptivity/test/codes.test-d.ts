import type { CodeCatalogue, CodeReading } from '@trunkline/core';
import { assertType, expectTypeOf } from 'vitest';
import {
  readResult,
  uptivityCodes,
  type UptivityCode,
  type UptivityCodeEntry,
  type UptivityCodeReading,
  type UptivityLabel,
} from '../src/codes.ts';

// A code: the known ones, as literals.
assertType<UptivityCode>(20);
expectTypeOf<UptivityCode>().toExtend<number>();
// @ts-expect-error 19 is not assigned
assertType<UptivityCode>(19);
// @ts-expect-error a code of the table is a number, whatever the wire says
assertType<UptivityCode>('20');

// A row: code, name and label belong together.
expectTypeOf<Extract<UptivityCodeEntry, { code: 47 }>['name']>().toEqualTypeOf<'CommandQueueFull'>();
expectTypeOf<Extract<UptivityCodeEntry, { code: 17 }>['label']>().toEqualTypeOf<'API_INVALID_MESSAGE_FORMAT'>();
// @ts-expect-error no such label
assertType<UptivityLabel>('API_SOMETHING_NEW');

// The catalogue is what core calls one, and gives out labels as well.
expectTypeOf(uptivityCodes).toExtend<CodeCatalogue<UptivityCode, UptivityCodeEntry>>();
expectTypeOf(uptivityCodes.find('20')).toEqualTypeOf<UptivityCodeReading>();
expectTypeOf<UptivityCodeReading>().toExtend<CodeReading<UptivityCode>>();
expectTypeOf(uptivityCodes.find('20').label).toEqualTypeOf<UptivityLabel | undefined>();
expectTypeOf(uptivityCodes.find('20').code).toEqualTypeOf<UptivityCode | undefined>();
expectTypeOf(uptivityCodes.find('20').asked).toEqualTypeOf<string | number | undefined>();

// Whole answers and their messages.
expectTypeOf(readResult).returns.toEqualTypeOf<UptivityCodeReading>();
assertType<UptivityCodeReading>(readResult('17'));
assertType<UptivityCodeReading>(readResult('17', undefined, { operation: 'calls.start' }));

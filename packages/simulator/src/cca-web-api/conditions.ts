import { isObject } from './asked.ts';
import type { CcaWebApiCall, CcaWebApiContact } from './company.ts';

/** One comparison of a search. Wire: an entry of `Conditions`. */
export interface CcaWebApiCondition {
  readonly Relation: unknown;
  readonly Param: unknown;
  readonly Value: unknown;
}

interface NestedCondition {
  readonly any: boolean;
  readonly conditions: readonly CcaWebApiCondition[];
  readonly nested: readonly NestedCondition[];
}

/** Reads a nested condition; undefined when it isn't one. Both 0 and `AND` have been seen as `Operator`. */
export const readNestedCondition = (value: unknown): NestedCondition | undefined => {
  if (!isObject(value)) return undefined;
  const { Operator: operator = 0, Conditions: conditions = [], NestedConditions: nested = [] } = value;
  if (typeof operator !== 'number' && typeof operator !== 'string') return undefined;
  if (!Array.isArray(conditions) || !conditions.every(isCondition) || !Array.isArray(nested)) return undefined;
  const inner = nested.map(readNestedCondition);
  if (!inner.every((one) => one !== undefined)) return undefined;
  return { any: /^(1|OR)$/i.test(String(operator)), conditions, nested: inner };
};

const isCondition = (value: unknown): value is CcaWebApiCondition =>
  isObject(value) && ['Relation', 'Param', 'Value'].every((name) => name in value);

/** Whether a row meets a condition with everything in it. */
export const meetsAll = <Row>(
  row: Row,
  { any, conditions, nested }: NestedCondition,
  meets: (row: Row, condition: CcaWebApiCondition) => boolean,
): boolean => {
  const verdicts = [
    ...conditions.map((condition) => meets(row, condition)),
    ...nested.map((inner) => meetsAll(row, inner, meets)),
  ];
  return any && verdicts.length > 0 ? verdicts.includes(true) : !verdicts.includes(false);
};

const timeOfCall = 2;
const atOrAfter = 2;
const atOrBefore = 1;

/** What is known about conditions: the window of a call's time. The server's zone is taken to be UTC. */
export const meetsByDefault = (row: CcaWebApiContact | CcaWebApiCall, condition: CcaWebApiCondition): boolean => {
  if (!('startedAt' in row) || condition.Param !== timeOfCall) return true;
  const text = String(condition.Value);
  const bound = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  if (condition.Relation === atOrAfter) return row.startedAt.getTime() >= bound;
  return condition.Relation !== atOrBefore || row.startedAt.getTime() <= bound;
};

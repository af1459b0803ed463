import { describe, expect, it } from 'vitest';
import { isStandardSchema, readBySchema, type Issue, type SchemaAnswer, type StandardSchema } from '../src/index.ts';

function schema(
  validate: (value: unknown) => SchemaAnswer<string> | Promise<SchemaAnswer<string>>,
): StandardSchema<string> {
  return { '~standard': { version: 1, vendor: 'mine', validate } };
}

function read(validate: Parameters<typeof schema>[0]): { value: string; issues: Issue[] } {
  const issues: Issue[] = [];
  return { value: readBySchema(schema(validate)).read('wire', 'rows', issues), issues };
}

describe("a caller's schema", () => {
  it('reads what came, and may change it', () => {
    expect(read((value) => ({ value: String(value).toUpperCase() }))).toEqual({ value: 'WIRE', issues: [] });
  });

  it('tells places, and nothing of what stood there', () => {
    const path = [{ key: 'users' }, 0, 'phone', '+7 900 123-45-67', Symbol('s')];
    const { issues } = read(() => ({ issues: [{ message: '"79001234567" is no text', path }, { message: 'odd' }] }));
    expect(issues.map((issue) => issue.path)).toEqual([expect.stringMatching(/^rows\.users\[0\]\.phone\./), 'rows']);
    expect(JSON.stringify(issues)).not.toMatch(/7900|123-45/);
  });

  it.each([
    ['lets one wait', () => Promise.resolve({ value: 'late' })],
    ['waits and fails', () => Promise.reject(new Error('late'))],
    ['throws', () => JSON.parse('{') as never],
  ])('that %s reads nothing', (_what, validate) => {
    expect(read(validate).issues).toEqual([{ path: 'rows', expected: 'a schema that answers at once' }]);
  });

  it.each([undefined, null, 5, {}, { '~standard': 1 }, { '~standard': {} }])('is none: %j', (value) => {
    expect(isStandardSchema(value)).toBe(false);
  });

  it('may be a function with the standard upon it', () => {
    expect(
      isStandardSchema(
        Object.assign(
          () => undefined,
          schema(() => ({ value: '' })),
        ),
      ),
    ).toBe(true);
  });
});

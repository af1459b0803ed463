import { expect, text, type Kind, type Writer } from '@trunkline/core';

/** Parameters stand one behind the other, parted by commas, and nothing escapes one. */
/** Characters of a parameter at most. Inferred: the vendor names no limit. */
const longest = 1_000;

const plain = /^(?!\s)[^,\p{Cc}\u2028\u2029]*(?<!\s)$/u;
const plainest = /^(?!\s)[^,#|\p{Cc}\u2028\u2029]*(?<!\s)$/u;

/** A parameter of a command: a text without comma and line ends. */
export function parameter(): Kind<string> {
  return text({
    max: longest,
    pattern: plain,
    expected: 'a text of 1 to 1000 characters without comma, control characters and blanks around it',
  });
}

/** Where the vendor's rules for data forbid `#` and `|` as well: ids, passwords, variables. */
export function strictParameter({ min = 1, without = '' }: { min?: number; without?: string } = {}): Kind<string> {
  const pattern = without === '' ? plainest : new RegExp(`^(?!.*[${without}])${plainest.source.slice(1)}`, 'u');
  const signs = [',', '#', '|', without].join(' ').trim();
  return text({
    min,
    max: longest,
    pattern,
    expected: `a text of ${min} to 1000 characters without ${signs}, control characters and blanks around it`,
  });
}

/** Whether a secret can stand in a command. */
export function fitsCommand(secret: string): boolean {
  return secret !== '' && secret.length <= longest && plainest.test(secret);
}

const dialled = /^\+?[\d(*][\d ().*-]{0,39}$/;

/** A number without what only a person needs. */
export function asDialled(number: string): string {
  return number.replace(/[ ().-]/g, '');
}

/** A number to dial, or an extension: digits, `*`, a leading `+`; blanks, brackets and hyphens are left out. */
export function dialNumber(): Writer<string> {
  const expected = 'a number or an extension of at most 24 digits';
  return {
    expected,
    write(value, path, issues) {
      const number = typeof value === 'string' && dialled.test(value) && !value.endsWith(' ') ? asDialled(value) : '';
      const digits = number.replace('+', '').length;
      return digits > 0 && digits <= 24 ? number : expect(expected, path, issues);
    },
  };
}

/** A code of a reason: as the lists of reason codes have it. */
export function reasonCode(): Writer<string | number> {
  const words = parameter();
  return {
    expected: 'a code of a reason: a text or a whole number',
    write: (value, path, issues) => words.write(Number.isSafeInteger(value) ? String(value) : value, path, issues),
  };
}

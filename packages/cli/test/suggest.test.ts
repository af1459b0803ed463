import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, slipsBetween, suggestionsFor } from '../src/suggest.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), minLength: 4, maxLength: 12 });

describe('slips between two words', () => {
  it.each([
    ['vats', 'vats', 0],
    ['vats', 'vast', 1],
    ['vats', 'vat', 1],
    ['vats', 'vatts', 1],
    ['vats', 'vets', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('from %s to %s: %i', (one, other, slips) => {
    expect(slipsBetween(one, other)).toBe(slips);
  });

  it('are as many there as back, and none only from a word to itself', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(slipsBetween(one, other)).toBe(slipsBetween(other, one));
        expect(slipsBetween(one, other) === 0).toBe(one === other);
      }),
    );
  });
});

describe('a suggestion', () => {
  it('is made for every single slip', () => {
    const slip = fc.tuple(word, fc.nat(), fc.constantFrom('leave out', 'double', 'swap'));
    fc.assert(
      fc.property(slip, ([meant, where, how]) => {
        const at = where % (meant.length - 1);
        const [one = '', two = ''] = meant.slice(at);
        const instead = { 'leave out': two, double: one + one + two, swap: two + one }[how];
        const typed = meant.slice(0, at) + instead + meant.slice(at + 2);
        expect(suggestionsFor(typed, ['zzzzzz', meant])).toEqual([meant]);
      }),
    );
  });

  it('comes for the beginning of a long word', () => {
    expect(suggestionsFor('callback', ['calls.callback', 'users.list'])).toEqual(['calls.callback']);
  });

  it('does not care for case, blanks, underlines and full stops', () => {
    expect(suggestionsFor('user not found', ['USER_NOT_FOUND'])).toEqual(['USER_NOT_FOUND']);
  });

  it('is not made where nothing is like it', () => {
    expect(didYouMean('quux', ['vats', 'gc'])).toBe('');
    expect(suggestionsFor('', ['vats'])).toEqual([]);
  });

  it('names the likeliest first, and three at most', () => {
    const known = ['callbacks', 'callback', 'callbock', 'callbock2', 'rollback'];
    expect(suggestionsFor('callback', known)).toEqual(['callback', 'callbacks', 'callbock']);
  });
});

/**
 * How many slips of a typist lie between two words: a letter too many, too few, another one, or two swapped
 * (optimal string alignment).
 */
export function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + same,
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(one.length, other.length);
}

const plain = (word: string): string => word.toLowerCase().replace(/[\s_.-]/g, '');

/** Up to `most` of the known words that may have been meant, the likeliest first. */
export function suggestionsFor(asked: string, known: readonly string[], most = 3): readonly string[] {
  const wanted = plain(asked);
  if (wanted === '') return [];
  const slipsAllowed = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(known)]
    .map((word) => ({ word, slips: distance(wanted, plain(word)) }))
    .filter(({ slips }) => slips <= slipsAllowed)
    .toSorted((one, other) => one.slips - other.slips)
    .slice(0, most)
    .map(({ word }) => word);
}

/** Who types the beginning or the end of a long word means it too, though less surely than who types nearly all of it. */
function distance(wanted: string, word: string): number {
  const isPart = wanted.length >= 3 && word.includes(wanted);
  return Math.min(slipsBetween(wanted, word), isPart ? 1 : Infinity);
}

/** ` Did you mean …?`, or nothing. */
export function didYouMean(asked: string, known: readonly string[]): string {
  const suggestions = suggestionsFor(asked, known);
  return suggestions.length === 0 ? '' : ` Did you mean ${suggestions.join(' or ')}?`;
}

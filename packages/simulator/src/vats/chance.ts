/** A fraction between 0 and 1 that depends on nothing but these two whole numbers. */
export const fractionOf = (seed: number, index: number): number => {
  let mixed = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
};

/** One of them, in equal shares. */
export const choose = <Item>(items: readonly Item[], fraction: number): Item | undefined =>
  items[Math.floor(fraction * items.length)];

/** Adds members to an object; unlike a spread, it keeps getters alive. */
export const extend = <Base extends object, More extends object>(base: Base, more: More): Base & More =>
  Object.defineProperties(base, Object.getOwnPropertyDescriptors(more)) as Base & More;

/** `2030-01-02T15:00:00Z`: no milliseconds. */
export const utcTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The moment that such a text names; undefined for another form and for a day that doesn't exist. */
export const readUtcTime = (text: string): number | undefined => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) || utcTime(at) !== text ? undefined : at;
};

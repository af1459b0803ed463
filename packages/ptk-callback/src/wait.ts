/** A wait as the toolkit tells it. */
export interface Wait {
  /** As it came. */
  readonly text: string;
  /** Seconds, where the text can be read: `mm:ss`, `hh:mm:ss`, or a number, which is inferred to count seconds. */
  readonly seconds: number | undefined;
}

const withColons = /^(?:(\d+):)?([0-5]?\d):([0-5]\d)$/;

export function waitOf(text: string): Wait {
  const [, hours = '0', minutes, seconds] = withColons.exec(text) ?? [];
  if (minutes !== undefined) return { text, seconds: Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds) };
  return { text, seconds: /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : undefined };
}

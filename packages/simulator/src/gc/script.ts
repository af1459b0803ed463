/** What happens at the far end of a number. */
export type GcNumberAnswer = 'talk' | 'busy' | 'noAnswer';

/** How a number behaves when it is rung, in scenario milliseconds. */
export interface GcNumberScript {
  /** Default `talk`. */
  readonly answer?: GcNumberAnswer;
  /** How long it rings. Default: as in {@link gcNumberAnswers}. */
  readonly ringMs?: number;
  /** How long it talks before it hangs up. Default `Infinity`: until somebody else does. */
  readonly talkMs?: number;
}

/** The answers a number can be scripted to give, and how long each rings by default. */
export const gcNumberAnswers: { readonly [Answer in GcNumberAnswer]: { readonly ringMs: number } } = {
  talk: { ringMs: 3_000 },
  busy: { ringMs: 500 },
  noAnswer: { ringMs: 30_000 },
};

/** Says how the outside world behaves. */
export interface GcScript {
  /** Scripts a number outside, or a phone at which nobody is logged in (which doesn't answer by default). */
  number(number: string, script: GcNumberScript): void;
  /** Forgets all scripts. */
  clear(): void;
}

/** What the switch reads from the script. */
export interface ScriptSource {
  behaviourOf(number: string): Required<GcNumberScript>;
}

/** Numbers of up to five digits belong to the company; anything longer lies outside. */
export const isInside = (number: string): boolean => /^\d{1,5}$/.test(number);

export const createScript = (): GcScript & ScriptSource => {
  const numbers = new Map<string, GcNumberScript>();
  return {
    number: (number, script) => {
      if (script.answer !== undefined && !Object.hasOwn(gcNumberAnswers, script.answer)) {
        throw new TypeError(`Unknown answer "${script.answer}". Known: ${Object.keys(gcNumberAnswers).join(', ')}.`);
      }
      numbers.set(number, script);
    },
    clear: () => numbers.clear(),
    behaviourOf: (number) => {
      const script = numbers.get(number) ?? {};
      const answer = script.answer ?? (isInside(number) ? 'noAnswer' : 'talk');
      return { ringMs: gcNumberAnswers[answer].ringMs, talkMs: Infinity, ...script, answer };
    },
  };
};

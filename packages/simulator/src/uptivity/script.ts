import type { CoreAnswers } from './options.ts';

/** Says how the server behind the API behaves. */
export interface UptivityScript {
  /**
   * From now on, only so many of the server's cores take commands: what they carry out about calls is answered with code
   * 46 instead of success. As many as there are makes the server whole again.
   */
  cores(cores: CoreAnswers): void;
  /** Forgets all scripts. */
  clear(): void;
}

/** What commands read from the script. */
export interface ScriptSource {
  /** Undefined while all cores answer. */
  readonly partial: CoreAnswers | undefined;
}

export const createScript = (): UptivityScript & ScriptSource => {
  let partial: CoreAnswers | undefined;
  return {
    get partial() {
      return partial;
    },
    cores: (cores) => {
      const { answered, of } = cores;
      if (!(Number.isInteger(answered) && Number.isInteger(of) && answered >= 1 && answered <= of)) {
        throw new TypeError('At least one core answers, and no more than there are.');
      }
      partial = answered === of ? undefined : cores;
    },
    clear: () => {
      partial = undefined;
    },
  };
};

import { operationNames, type OperationName } from './wire/messages.ts';

/** What happens when a contact is called back. */
export type PtkCallbackContactAnswer = 'talk' | 'busy' | 'noAnswer';

/** How a contact behaves when it is called back, in scenario milliseconds. */
export interface PtkCallbackContactScript {
  /** Default `talk`. */
  readonly answer?: PtkCallbackContactAnswer;
  /** How long it rings. Default: as in {@link ptkCallbackContactAnswers}. */
  readonly ringMs?: number;
  /** How long it talks. Default 30000. */
  readonly talkMs?: number;
}

/** The answers a contact can be scripted to give, and how long each rings by default. */
export const ptkCallbackContactAnswers: {
  readonly [Answer in PtkCallbackContactAnswer]: { readonly ringMs: number };
} = {
  talk: { ringMs: 3_000 },
  busy: { ringMs: 500 },
  noAnswer: { ringMs: 30_000 },
};

/** Says how contacts behave, and what requests are told. */
export interface PtkCallbackScript {
  contact(contact: string, script: PtkCallbackContactScript): void;
  /**
   * The next `count` requests (default 1) for this operation are carried out, and answered with this code instead of their
   * own: 109002 for a write that did happen, 107001 for a list that isn't whole. Data comes only with a code of (partial)
   * success. The operation is called as on the provisional wire, or `conversations`. A request that is refused keeps its
   * own code and leaves the script waiting.
   */
  answer(
    operation: OperationName | 'conversations',
    code: number,
    options?: { readonly count?: number; readonly description?: string },
  ): void;
  /** Forgets all scripts. */
  clear(): void;
}

/** A status that stands in for another one. */
interface ScriptedStatus {
  readonly code: number;
  readonly description?: string;
}

export interface ScriptSource {
  contactAt(contact: string): Required<PtkCallbackContactScript>;
  takeAnswer(operation: string): ScriptedStatus | undefined;
}

export const createScript = (): PtkCallbackScript & ScriptSource => {
  const contacts = new Map<string, PtkCallbackContactScript>();
  const answers = new Map<string, ScriptedStatus[]>();
  return {
    contact: (contact, script) => {
      if (script.answer !== undefined && !Object.hasOwn(ptkCallbackContactAnswers, script.answer)) {
        const known = Object.keys(ptkCallbackContactAnswers).join(', ');
        throw new TypeError(`Unknown answer "${script.answer}". Known: ${known}.`);
      }
      contacts.set(contact, script);
    },
    answer: (operation, code, { count = 1, ...options } = {}) => {
      const known: readonly string[] = [...operationNames, 'conversations'];
      if (!known.includes(operation)) throw new TypeError(`Unknown operation "${operation}".`);
      answers.set(operation, [...(answers.get(operation) ?? []), ...Array(count).fill({ code, ...options })]);
    },
    clear: () => {
      contacts.clear();
      answers.clear();
    },
    contactAt: (contact) => {
      const script = contacts.get(contact) ?? {};
      const answer = script.answer ?? 'talk';
      return { ringMs: ptkCallbackContactAnswers[answer].ringMs, talkMs: 30_000, ...script, answer };
    },
    takeAnswer: (operation) => answers.get(operation)?.shift(),
  };
};

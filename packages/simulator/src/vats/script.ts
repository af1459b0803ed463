/** What happens at the other end of a number. */
export type NumberAnswer = 'talk' | 'busy' | 'noAnswer' | 'declined' | 'doNotDisturb' | 'unreachable' | 'unknownNumber';

/** How a number behaves when it is rung, in scenario milliseconds. */
export interface NumberScript {
  /** Default `talk`. */
  readonly answer?: NumberAnswer;
  /** How long it rings. Default: as in {@link numberAnswers}. */
  readonly ringMs?: number;
  /** How long it talks; `Infinity` until somebody hangs up. Default 30000. */
  readonly talkMs?: number;
  /** Who hangs up after that. Default `callee`. */
  readonly endedBy?: 'caller' | 'callee';
}

/** What becomes of a message to a number. */
export interface SmsScript {
  /** 1000 (delivered, default) or a 43xx. */
  readonly reason?: number;
  /** Scenario milliseconds after `result/sms`. Default 3000. */
  readonly afterMs?: number;
}

/** One line of {@link numberAnswers}. */
export interface NumberAnswerInfo {
  /** The `disconnect_reason`; none for a conversation, which is ended by whoever hangs up. */
  readonly reason?: number;
  /** How long it rings by default, in milliseconds. */
  readonly ringMs: number;
  readonly description: string;
}

/** The answers a number can be scripted to give. */
export const numberAnswers: { readonly [Answer in NumberAnswer]: NumberAnswerInfo } = {
  talk: { ringMs: 3_000, description: 'Answers and talks.' },
  busy: { reason: 1121, ringMs: 500, description: 'Is busy.' },
  noAnswer: { reason: 1111, ringMs: 30_000, description: 'Rings until the waiting time is over.' },
  declined: { reason: 1122, ringMs: 2_000, description: 'Declines the call.' },
  doNotDisturb: { reason: 1123, ringMs: 500, description: 'Signals "do not disturb".' },
  unreachable: { reason: 1131, ringMs: 1_000, description: "Can't be reached." },
  unknownNumber: { reason: 1133, ringMs: 500, description: "Doesn't exist." },
};

/** Says how the outside world behaves. */
export interface VatsScript {
  /** Scripts a number: an outside number, an employee's number or an extension. */
  number(number: string, script: NumberScript): void;
  /** Scripts the delivery of messages to a number. */
  sms(number: string, script: SmsScript): void;
  /**
   * The next `count` commands (default 1) of this path, such as `commands/callback`, are accepted, do nothing, and
   * report this code in `result/…`.
   */
  result(commandPath: string, code: number, options?: { readonly count?: number }): void;
  /** Forgets all scripts. */
  clear(): void;
}

/** What the exchange reads from the script. */
export interface ScriptSource {
  /** `inThisCall` goes before what the number's script says. */
  behaviourOf(
    party: { readonly extension?: string; readonly number?: string },
    inThisCall?: NumberScript,
  ): Required<NumberScript>;
  smsTo(number: string): Required<SmsScript>;
  takeResult(commandPath: string): number | undefined;
}

export const createScript = (): VatsScript & ScriptSource => {
  const numbers = new Map<string, NumberScript>();
  const messages = new Map<string, SmsScript>();
  const results = new Map<string, number[]>();
  return {
    number: (number, script) => {
      if (script.answer !== undefined && !Object.hasOwn(numberAnswers, script.answer)) {
        throw new TypeError(`Unknown answer "${script.answer}". Known: ${Object.keys(numberAnswers).join(', ')}.`);
      }
      numbers.set(number, script);
    },
    sms: (number, script) => void messages.set(number, script),
    result: (commandPath, code, { count = 1 } = {}) =>
      void results.set(commandPath, [...(results.get(commandPath) ?? []), ...Array<number>(count).fill(code)]),
    clear: () => {
      numbers.clear();
      messages.clear();
      results.clear();
    },
    behaviourOf: ({ extension, number }, inThisCall) => {
      const script = { ...(numbers.get(number ?? '') ?? numbers.get(extension ?? '')), ...inThisCall };
      const answer = script.answer ?? 'talk';
      return { answer, ringMs: numberAnswers[answer].ringMs, talkMs: 30_000, endedBy: 'callee', ...script };
    },
    smsTo: (number) => ({ reason: 1000, afterMs: 3_000, ...messages.get(number) }),
    takeResult: (commandPath) => results.get(commandPath)?.shift(),
  };
};

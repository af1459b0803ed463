import type { CodeName } from './codes.ts';
import type { CcaWebApiFile } from './surveys.ts';

/** What a request comes to. */
export type Outcome =
  | {
      /** A code in the usual envelope: by its name as the server's version numbers it, or a number as it is. */
      readonly code: CodeName | number;
    }
  | {
      /** Of the envelope. */
      readonly status: number;
      /** What stands in the envelope. */
      readonly response: unknown;
    }
  | { /** JSON without an envelope. */ readonly bare: unknown }
  | { /** Bytes without an envelope. */ readonly file: CcaWebApiFile }
  | { /** A page of the web server, which isn't the API's. */ readonly page: string; readonly status: number };

/** The way out of an endpoint that can't do what it was asked; the gate makes an outcome of it. */
export class Refusal extends Error {
  readonly code: CodeName | number;

  constructor(code: CodeName | number) {
    super(`Refused with ${code}.`);
    this.code = code;
  }
}

export const refuse = (code: CodeName | number): never => {
  throw new Refusal(code);
};

export const answered = (response: unknown): Outcome => ({ status: 200, response });

/** Done, and nothing to say about it. */
export const done: Outcome = { code: 'Success' };

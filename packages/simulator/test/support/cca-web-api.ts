import type { CcaWebApiSimulator } from '../../src/index.ts';

/** What came back: the status line, and the envelope where there is one. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly envelope: Envelope;
}

export interface Envelope {
  readonly Request?: unknown;
  readonly Version?: unknown;
  readonly StatusCode?: unknown;
  readonly Response?: unknown;
}

export interface Question {
  /** The whole `Authorization`. */
  readonly authorization?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
}

const envelopeIn = (text: string): Envelope => {
  try {
    return JSON.parse(text) as Envelope;
  } catch {
    return {};
  }
};

/** Asks as a client does; the call is a method and a path, such as `GET Agents`. */
export const ask = async (
  { baseUrl }: Pick<CcaWebApiSimulator, 'baseUrl'>,
  call: string,
  { authorization, json, body = json === undefined ? undefined : JSON.stringify(json), type }: Question = {},
): Promise<Answer> => {
  const [method = '', path = ''] = call.split(' ');
  const response = await fetch(baseUrl + path, {
    method,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, envelope: envelopeIn(text) };
};

/** Logs in and answers with the token. */
export const logIn = async (simulator: CcaWebApiSimulator, name?: string): Promise<string> => {
  const { envelope } = await ask(simulator, 'POST Session', {
    json: { username: name ?? simulator.username, password: 'demo' },
  });
  return (envelope.Response as { readonly Token: string }).Token;
};

/** Asks with the permanent token, or another one. */
export const askInside = (
  simulator: CcaWebApiSimulator,
  call: string,
  question: Omit<Question, 'authorization'> & { readonly token?: string } = {},
): Promise<Answer> => {
  const { token = simulator.permanentToken, ...rest } = question;
  return ask(simulator, call, { authorization: `Basic ${token}`, ...rest });
};

/** What stands in the envelope, and nothing else. */
export const responseOf = async (
  simulator: CcaWebApiSimulator,
  call: string,
  question: Parameters<typeof askInside>[2] = {},
): Promise<unknown> => (await askInside(simulator, call, question)).envelope.Response;

/** The ResultCode beside the status line. */
export const codeOf = async (
  simulator: CcaWebApiSimulator,
  call: string,
  question: Parameters<typeof askInside>[2] = {},
): Promise<readonly [status: number, code: unknown]> => {
  const { status, envelope } = await askInside(simulator, call, question);
  return [status, (envelope.Response as { readonly ResultCode?: unknown } | undefined)?.ResultCode];
};

interface WrittenPart {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array;
}

/** An upload as the vendor's own client writes it. */
export const mixed = (
  parts: readonly WrittenPart[],
): Pick<Question, 'type'> & { readonly body: Uint8Array<ArrayBuffer> } => {
  const boundary = 'gc0p4Jq0M2Yt08jU534c0p';
  const written = parts.flatMap(({ headers, content }) => [
    `--${boundary}\r\n`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`),
    '\r\n',
    content,
    '\r\n',
  ]);
  const body = Buffer.concat([...written, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece)));
  return { type: `multipart/mixed; boundary="${boundary}"`, body: new Uint8Array(body) };
};

/** A questionnaire with every byte there is. */
export const allBytes: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => byte);

export const questionnaire: WrittenPart & { readonly content: string } = {
  headers: {
    'Content-Disposition': 'attachment; FileName="new.qex"',
    'Content-Type': 'application/octet-stream',
    'Content-Transfer-Encoding': 'base64',
  },
  content: Buffer.from(allBytes).toString('base64'),
};

export const settingsPart = (settings: object): WrittenPart => ({
  headers: { 'Content-Type': 'application/json' },
  content: JSON.stringify(settings),
});

/** Downloads what a data token stands for. */
export const download = (simulator: CcaWebApiSimulator, response: unknown): Promise<Response> =>
  fetch(`${simulator.baseUrl}Files/Requests/${(response as { readonly DataToken: string }).DataToken}/Download`, {
    headers: { authorization: `Basic ${simulator.permanentToken}` },
  });

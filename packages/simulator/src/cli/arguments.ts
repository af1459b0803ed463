import { parseArgs } from 'node:util';

import { checkedVersion } from '../cca-web-api/version.ts';
import type { GcSimulatorOptions } from '../gc/options.ts';
import type { ptkCallbackWires } from '../ptk-callback/wire/wires.ts';
import { numberAnswers, type NumberAnswer } from '../vats/script.ts';

/** What the command line asks for. */
export type Request =
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string }
  | ({ readonly kind: 'serve'; readonly vendor: string } & Settings);

export interface Settings {
  readonly port: number;
  readonly key: string;
  readonly salt: string;
  readonly callbackUrl: string | undefined;
  readonly speed: number;
  readonly seed: number;
  readonly socketPort: number;
  readonly closeAfterReply: boolean;
  readonly agents: number | undefined;
  readonly flavour: NonNullable<GcSimulatorOptions['flavour']>;
  readonly wrapping: NonNullable<GcSimulatorOptions['wrapping']>;
  readonly serverVersion: string;
  readonly secondPort: number;
  readonly wire: keyof typeof ptkCallbackWires;
  readonly load: number | undefined;
  readonly loadSeconds: number | undefined;
  readonly seededCalls: number;
  readonly numbers: readonly (readonly [number: string, answer: NumberAnswer])[];
}

const options = {
  help: { type: 'boolean', short: 'h' },
  port: { type: 'string', default: '4010' },
  key: { type: 'string', default: 'demo-key' },
  salt: { type: 'string', default: 'demo-salt' },
  'callback-url': { type: 'string' },
  'socket-port': { type: 'string', default: '5620' },
  'close-after-reply': { type: 'boolean', default: false },
  speed: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  number: { type: 'string', multiple: true },
  load: { type: 'string' },
  'load-seconds': { type: 'string' },
  'seeded-calls': { type: 'string', default: '0' },
  agents: { type: 'string' },
  flavour: { type: 'string', default: 'ucce' },
  wrapping: { type: 'string', default: 'bare' },
  'server-version': { type: 'string', default: '5.4.8' },
  'second-port': { type: 'string', default: '0' },
  wire: { type: 'string', default: 'foreign' },
} as const;

/** The options that only one vendor has. */
const ownOptions: Readonly<Record<string, string>> = {
  key: 'vats',
  salt: 'vats',
  'callback-url': 'vats',
  number: 'vats',
  load: 'vats',
  'load-seconds': 'vats',
  'seeded-calls': 'vats',
  'socket-port': 'uptivity',
  'close-after-reply': 'uptivity',
  agents: 'gc',
  flavour: 'gc',
  wrapping: 'gc',
  'server-version': 'cca-web-api',
  'second-port': 'ptk-callback',
  wire: 'ptk-callback',
};

/** Reads the command line; every mistake comes back as a sentence, none is thrown. */
export const readArguments = (argv: readonly string[], vendors: readonly string[]): Request => {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      tokens: true,
    });
    const [vendor, ...surplus] = positionals;
    if (values.help === true) return { kind: 'help' };
    const known = `Known: ${vendors.join(', ')}.`;
    if (vendor === undefined) throw new Error(`Which vendor? ${known}`);
    if (!vendors.includes(vendor)) throw new Error(`Unknown vendor "${vendor}". ${known}`);
    if (surplus.length > 0) throw new Error(`One vendor at a time; don't know what to do with "${surplus.join(' ')}".`);
    for (const token of tokens) {
      const owner = token.kind === 'option' ? ownOptions[token.name] : undefined;
      if (token.kind === 'option' && owner !== undefined && owner !== vendor)
        throw new Error(`--${token.name} is an option of ${owner}.`);
    }
    return {
      kind: 'serve',
      vendor,
      port: numberIn(values.port, '--port', isPort),
      socketPort: numberIn(values['socket-port'], '--socket-port', isPort),
      closeAfterReply: values['close-after-reply'],
      key: values.key,
      salt: values.salt,
      callbackUrl: values['callback-url'] === undefined ? undefined : httpUrl(values['callback-url']),
      agents: values.agents === undefined ? undefined : numberIn(values.agents, '--agents', isCount),
      flavour: oneOf(['ucce', 'uccx'], values.flavour, '--flavour'),
      wrapping: oneOf(['bare', 'data', 'array', 'string'], values.wrapping, '--wrapping'),
      serverVersion: checkedVersion(values['server-version']),
      secondPort: numberIn(values['second-port'], '--second-port', isPort),
      wire: oneOf(['provisional', 'foreign'], values.wire, '--wire'),
      speed: numberIn(values.speed, '--speed', isAmount),
      seed: numberIn(values.seed, '--seed', Number.isInteger),
      load: values.load === undefined ? undefined : numberIn(values.load, '--load', isAmount),
      loadSeconds:
        values['load-seconds'] === undefined ? undefined : numberIn(values['load-seconds'], '--load-seconds', isAmount),
      seededCalls: numberIn(values['seeded-calls'], '--seeded-calls', (count) => count === 0 || isCount(count)),
      numbers: (values.number ?? []).map(numberScript),
    };
  } catch (error) {
    return { kind: 'mistake', message: error instanceof Error ? error.message : String(error) };
  }
};

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 0 && port <= 65535;

const isAmount = (amount: number): boolean => amount > 0;

const numberIn = (text: string, option: string, isRight: (value: number) => boolean): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || !isRight(value))
    throw new Error(`${option} can't be "${text}".`);
  return value;
};

const isCount = (count: number): boolean => Number.isInteger(count) && count >= 1;

const oneOf = <Word extends string>(words: readonly Word[], text: string, option: string): Word => {
  const word = words.find((one) => one === text);
  if (word === undefined) throw new Error(`${option} wants one of ${words.join(', ')}; not "${text}".`);
  return word;
};

const httpUrl = (text: string): string => {
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new Error(`--callback-url must be an http(s) URL, not "${text}".`);
  return text;
};

const numberScript = (text: string): readonly [string, NumberAnswer] => {
  const [number = '', answer = ''] = text.split('=');
  if (number !== '' && isAnswer(answer)) return [number, answer];
  throw new Error(`--number wants NUMBER=ANSWER, with one of ${Object.keys(numberAnswers).join(', ')}; not "${text}".`);
};

const isAnswer = (text: string): text is NumberAnswer => Object.hasOwn(numberAnswers, text);

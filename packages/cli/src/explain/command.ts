import type { CodeContext } from '@trunkline/core';
import { done, notFine } from '../exit-codes.ts';
import { usageError } from '../usage-error.ts';
import { labelled, paint, print, wrap } from '../terminal.ts';
import { loadVendor } from '../vendors/index.ts';
import type { Codes } from '../vendors/vendor.ts';
import { adviceFor } from './advice.ts';
import { lookUp, type Explanation } from './look-up.ts';

export interface ExplainOptions {
  readonly json?: true;
  readonly operation?: string;
  readonly serverVersion?: string;
}

/** Says what a code means; without a code, which codes there are. */
export async function explain(name: string, code: string | undefined, options: ExplainOptions): Promise<number> {
  const { codes } = await loadVendor(name);
  if (code === undefined) return listCodes(codes, options);
  const explanation = lookUp(codes, code, contextOf(options));
  if (options.json === true) print(JSON.stringify(plain(name, explanation), undefined, 2));
  else explainInWords(name, explanation);
  return explanation.reading.match === 'unknown' ? notFine : done;
}

function contextOf({ operation, serverVersion }: ExplainOptions): CodeContext {
  if (serverVersion !== undefined && !/^\d+(\.\d+){2,3}$/.test(serverVersion)) {
    throw usageError(`--server-version can't be "${serverVersion}": a version such as 5.4.5`);
  }
  return {
    ...(operation === undefined ? {} : { operation }),
    ...(serverVersion === undefined ? {} : { version: serverVersion }),
  };
}

function plain(vendor: string, { reading, suggestions }: Explanation): object {
  const { effect, retry, category } = reading;
  return {
    vendor,
    ...reading,
    advice: adviceFor(effect, retry, category),
    ...(suggestions.length === 0 ? {} : { suggestions }),
  };
}

const howFound = {
  exact: 'in the table',
  fallback: 'not in the table; read by the rule of the vendor',
  unknown: 'nobody knows it',
} as const;

function explainInWords(vendor: string, { reading, suggestions }: Explanation): void {
  const { asked, code = asked, name, description, effect, category, retry, outcome, since, remark, match } = reading;
  print(`${paint('bold', `${vendor} ${code}`)} ${paint(effect === 'failure' ? 'red' : 'green', name)}`);
  const lines: readonly (readonly [label: string, text: string | undefined])[] = [
    ['means', description],
    ['asked', `${asked} (${howFound[match]})`],
    ['effect', effect],
    ['category', category],
    ['retry', retry],
    ['outcome', outcome],
    ['since', since],
    ['remark', remark],
    ['what to do', match === 'unknown' ? undefined : adviceFor(effect, retry, category)],
    ['meant?', suggestions.length === 0 ? undefined : suggestions.join(', ')],
  ];
  for (const [label, text] of lines) if (text !== undefined) print(labelled(label, text));
}

function listCodes({ entries }: Codes, { json }: ExplainOptions): number {
  if (json === true) print(JSON.stringify(entries, undefined, 2));
  else {
    const width = Math.max(...entries.map(({ code }) => String(code).length)) + 2;
    for (const { code, name, description } of entries) {
      print(`${paint('bold', String(code).padEnd(width))}${wrap(`${name}: ${description}`, width)}`);
    }
  }
  return done;
}

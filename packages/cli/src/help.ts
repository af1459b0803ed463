import { exitCodes } from './exit-codes.ts';
import { wrap } from './terminal.ts';
import { vendors } from './vendors/index.ts';

const vendorLines = (): string =>
  Object.entries(vendors)
    .map(([name, { title }]) => `  ${name.padEnd(14)}${title}`)
    .join('\n');

export const overview = (): string => `
Vendors:
${vendorLines()}

Examples:
  trunkline explain vats 2219
  trunkline simulate gc --port 4010
  trunkline call vats account.balance
  trunkline doctor cca-web-api
  trunkline record vats account.balance --to vats.trace.jsonl

More on each: trunkline call --help`;

export const explain = (): string => `
Examples:
  trunkline explain vats 2219
  trunkline explain gc USER_NOT_FOUND --json
  trunkline explain cca-web-api 128 --server-version 5.4.5
  trunkline explain uptivity | less

Exit code: 0, or 1 for a code that nobody knows.`;

export const call = (): string => `
Environment:
${variables()}

Examples:
  trunkline call vats --list calls
  trunkline call vats calls.callback --fields
  trunkline call vats calls.callback --dry-run \\
    --input '{"from": {"extension": "101"}, "toNumber": "74955404444"}'
  trunkline call vats stats.fetch --input @span.json > calls.jsonl
  trunkline call cca-web-api surveyTasks.content.download \\
    --input '{"surveyTaskId": 7}' --save survey.qex
  echo y | trunkline call gc makeCall --input '{"number": "2001"}'

Rows come as JSON, one a line; progress and remarks go to stderr.

Exit codes: 0 done; 2 command line, input or environment; else by category:
  ${wrap(categories(), 2)}`;

export const record = (): string => `
Environment, input and exit codes: as for trunkline call, see there.

Examples:
  trunkline record vats account.balance --to vats.trace.jsonl
  trunkline record gc makeReady --to gc.trace.jsonl

Names of fields, structure and the vendor's codes are kept; letters and digits
of every other value are made up. Read the file before you send it.`;

export const replay = (): string => `
Examples:
  trunkline replay vats.trace.jsonl
  trunkline replay vats.trace.jsonl --json

Exit code: 0 if all fits, 1 if the client asks in another way or can't read
what was answered, 2 for a file that is no trace.`;

export const doctor = (): string => `
Environment: as for trunkline call, see there.

Examples:
  trunkline doctor vats
  trunkline doctor vats --listen 8080 --wait 60
  trunkline doctor gc --env .env --json

Exit code: 0, or 1 if something is wrong.`;

function variables(): string {
  const lines = Object.values(vendors).flatMap(({ variables: names }) => names);
  const width = Math.max(...lines.map(([name]) => name.length)) + 4;
  return lines.map(([name, what]) => `  ${name.padEnd(width - 2)}${wrap(what, width)}`).join('\n');
}

function categories(): string {
  return Object.entries(exitCodes)
    .map(([category, code]) => `${code}\u00A0${category}`)
    .join(', ');
}

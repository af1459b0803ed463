/** The same callback in each style; what was traced and logged on the way is printed as well. */
import { ConsoleSpanExporter } from '@opentelemetry/sdk-trace-base';
import { observers } from '@trunkline/observers';
import { allowDialTo, createVatsClient, vatsOptionsFromEnv } from '@trunkline/vats';
import { Effect } from 'effect';
import * as throwing from './throwing.ts';
import * as withEffect from './with-effect.ts';
import * as withNeverthrow from './with-neverthrow.ts';
import { tracedTo } from './with-opentelemetry.ts';
import { loggedTo } from './with-pino.ts';

const { ALLOW_DIAL_TO = '', EXTENSION = '', TO_NUMBER = '' } = process.env;

await using vats = createVatsClient({
  ...vatsOptionsFromEnv(),
  guard: allowDialTo(ALLOW_DIAL_TO.split(',').filter((number) => number.trim() !== '')),
  onEvent: observers(loggedTo(process.stderr), tracedTo(new ConsoleSpanExporter())),
});

console.log('throwing:  ', await throwing.callBack(vats, EXTENSION, TO_NUMBER));
console.log('neverthrow:', await withNeverthrow.callBack(vats, EXTENSION, TO_NUMBER));
const told = Effect.match(withEffect.callBack(vats, EXTENSION, TO_NUMBER), {
  onSuccess: (line) => line,
  onFailure: ({ category }) => `not done: ${category}`,
});
console.log('Effect:    ', await Effect.runPromise(told));

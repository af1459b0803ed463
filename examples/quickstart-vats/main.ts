import { allowDialTo, createVatsClient, vatsOptionsFromEnv, type VatsError } from '@trunkline/vats';

const { ALLOW_DIAL_TO = '', EXTENSION = '', TO_NUMBER = '' } = process.env;
const allowed = ALLOW_DIAL_TO.split(',').filter((number) => number.trim() !== '');

const vats = createVatsClient({ ...vatsOptionsFromEnv(), guard: allowDialTo(allowed) });

const balance = await vats.account.balance();
if (balance.ok) console.log(`Balance: ${balance.value.balance} ${balance.value.currency ?? ''}`);
else explain(balance.error);

const call = await vats.calls.callback({ from: { extension: EXTENSION }, toNumber: TO_NUMBER });
if (call.ok) console.log(`The PBX took the call. Its events will carry the command ${call.value.commandId}`);
else explain(call.error);

await vats.close();

/** One switch for everything that can go wrong. */
function explain(error: VatsError): void {
  process.exitCode = 1;
  switch (error.kind) {
    case 'input':
      return console.error('Mend the input:', error.issues);
    case 'refused':
      return console.error(error.reason === 'guard' ? 'Not in ALLOW_DIAL_TO.' : `Refused here: ${error.reason}`);
    case 'api':
      return console.error(`The PBX says ${error.code}: ${error.description}`);
    default:
      // `unknown` means: the telephone may be ringing. Look before you try again.
      return console.error(`${error.message}. Was it sent? ${error.outcome}`);
  }
}

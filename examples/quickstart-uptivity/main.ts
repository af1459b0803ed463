import { createUptivityClient, uptivityOptionsFromEnv, type UptivityError } from '@trunkline/uptivity';

const { DEVICE_ID = '', CUSTOMER_TIER = '' } = process.env;

const uptivity = createUptivityClient(uptivityOptionsFromEnv());

const users = await uptivity.users.list();
if (users.ok) console.log(`${users.value.users.length} users of the recording system`);
else explain(users.error);

// Codes 9 and 35 mean: heard, and by the schedules nothing is to be recorded. That is no failure here.
const started = await uptivity.calls.start({ deviceId: DEVICE_ID, callDirection: 'inbound' }, { acceptCodes: [9, 35] });
if (started.ok) console.log(`The call on ${DEVICE_ID} began: ${started.value.outcome.description}`);
else explain(started.error);

const marked = await uptivity.calls.update({ deviceId: DEVICE_ID, user1: CUSTOMER_TIER });
if (marked.ok) console.log(`Its recording is marked: ${marked.value.outcome.description}`);
else explain(marked.error);

const stopped = await uptivity.calls.stop({ deviceId: DEVICE_ID });
if (stopped.ok) console.log(`It ended: ${stopped.value.outcome.description}`);
else explain(stopped.error);

await uptivity.close();

/** One switch for everything that can go wrong. */
function explain(error: UptivityError): void {
  process.exitCode = 1;
  switch (error.kind) {
    case 'input':
      return console.error('Mend the input:', error.issues);
    case 'api':
      return console.error(`The recording system says ${error.code}: ${error.description}`);
    case 'network':
      return console.error(`No way to the recording system (${error.reason}). Was it sent? ${error.outcome}`);
    default:
      // `unknown` means: the command may have been carried out. Look before you send it again.
      return console.error(`${error.message}. Was it sent? ${error.outcome}`);
  }
}

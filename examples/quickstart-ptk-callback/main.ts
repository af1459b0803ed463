import { createPtkCallbackClient, ptkCallbackOptionsFromEnv, type PtkCallbackError } from '@trunkline/ptk-callback';
import { readProfile } from './profile.ts';

const { PTK_CALLBACK_WSDL = '', SEGMENT: segment = '', CONTACT: contact = '' } = process.env;
const options = ptkCallbackOptionsFromEnv();

// How the server wants its requests stands in its WSDL. Read it once, look at the report, and keep the profile.
const { profile, report } = await readProfile(PTK_CALLBACK_WSDL, String(options.baseUrl));
console.log(`${report.mapped.length} operations found, missing: ${report.missing.join(', ') || 'none'}`);

const ptk = createPtkCallbackClient({ ...options, profile });

const wait = await ptk.queues.getEwt({ segment });
if (wait.ok) console.log(`The wait is ${wait.value.text}`);
else explain(wait.error);

const slots = await ptk.appointments.listTimes({ segment, count: 3 });
if (!slots.ok) explain(slots.error);

const [slot, later] = slots.ok ? slots.value : [];
if (slot !== undefined && later !== undefined) {
  // With an id of yours, taken only once, a lost answer may be asked for again: there will be one callback, not two.
  const externalTrackingId = crypto.randomUUID();
  const booked = await ptk.interactions.add({ segment, contact, appointmentTime: slot, externalTrackingId });
  if (!booked.ok) explain(booked.error);
  const { interactionId } = (booked.ok ? booked.value : undefined) ?? {};
  if (interactionId !== undefined) {
    console.log(`Booked for ${slot.time}`);
    const moved = await ptk.interactions.reschedule({ interactionId, appointmentTime: later });
    if (moved.ok) console.log(`Moved to ${later.time}`);
    else explain(moved.error);
    const removed = await ptk.interactions.remove({ interactionId, reason: 'Web Canceled' });
    if (removed.ok) console.log('Cancelled');
    else explain(removed.error);
  }
}

await ptk.close();

/** One switch for everything that can go wrong. */
function explain(error: PtkCallbackError): void {
  process.exitCode = 1;
  switch (error.kind) {
    case 'input':
      return console.error('Mend the input:', error.issues);
    case 'api':
      return console.error(`Callback says ${error.code}: ${error.description}`);
    case 'network':
      return console.error(`No way to Callback (${error.reason}). Was it sent? ${error.outcome}`);
    default:
      // `unknown` means: the callback may have been booked. Look before you book it again.
      return console.error(`${error.message}. Was it sent? ${error.outcome}`);
  }
}

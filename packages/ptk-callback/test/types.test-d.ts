import { expectTypeOf } from 'vitest';
import {
  createPtkCallbackClient,
  provisionalProfile,
  ptkCallbackCodes,
  type AppointmentSlot,
  type PtkCallbackCode,
  type PtkCallbackOptions,
} from '../src/index.ts';

const ptk = createPtkCallbackClient({ baseUrl: 'https://x', profile: provisionalProfile });

// @ts-expect-error a guess is no default: the profile must be named
const _unnamed: PtkCallbackOptions = { baseUrl: 'https://x' };

expectTypeOf(ptkCallbackCodes.find(1).code).toEqualTypeOf<PtkCallbackCode | undefined>();
expectTypeOf<107100>().toExtend<PtkCallbackCode>();

async function _calls(slot: AppointmentSlot): Promise<void> {
  await ptk.interactions.add({ segment: 's', contact: 'c', appointmentTime: slot });
  await ptk.interactions.add({ segment: 's', contact: 'c', appointmentTime: new Date() });
  // @ts-expect-error whom to call must be said
  await ptk.interactions.add({ segment: 's' });
  // @ts-expect-error the vendor knows two reasons
  await ptk.interactions.remove({ interactionId: 'i', reason: 'Changed my mind' });
  const seen = await ptk.platform.checkAvailability();
  if (seen.ok) expectTypeOf(seen.value.available).toEqualTypeOf<boolean>();
  else if (seen.error.kind === 'api') expectTypeOf(seen.error.readAs).toEqualTypeOf<PtkCallbackCode | undefined>();
}

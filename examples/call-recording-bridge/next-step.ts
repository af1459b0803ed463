/** The one thing to do next, from what is wanted and what the recorders were told. Pure. */
import type { UserFields } from '@trunkline/uptivity';
import type { Wanted } from './wanted.ts';

export interface Told {
  /** `in doubt`: a command went out, and nobody knows what became of it. */
  readonly recording: 'not begun' | 'in doubt' | 'going on' | 'done';
  readonly fields: UserFields;
  readonly paused: boolean;
}

export const toldNothing: Told = { recording: 'not begun', fields: {}, paused: false };

export type Step = 'pause' | 'resume' | 'lookUp' | 'start' | 'update' | 'stop';

export function nextStep(wanted: Wanted, told: Told): Step | undefined {
  if (wanted.cardIsSpoken !== told.paused) return wanted.cardIsSpoken ? 'pause' : 'resume'; // before all else
  if (told.recording === 'done') return undefined;
  if (told.recording === 'in doubt') return 'lookUp';
  if (told.recording === 'not begun') return wanted.phase === 'talking' ? 'start' : undefined;
  if (wanted.phase === 'over') return 'stop';
  return sameFields(wanted.fields, told.fields) ? undefined : 'update';
}

function sameFields(wanted: UserFields, told: UserFields): boolean {
  return Object.entries(wanted).every(([field, value]) => told[field as keyof UserFields] === value);
}

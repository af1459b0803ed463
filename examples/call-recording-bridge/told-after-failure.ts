import type { Step, Told } from './next-step.ts';
import type { Wanted } from './wanted.ts';
import type { Remedy } from './what-now.ts';

/** Where a call stands once a step has failed. */
export function toldAfterFailure(step: Step, remedy: Remedy, told: Told, wanted: Wanted): Told {
  // Nobody can ask whether Zoom pauses: the owner hears of it, and it isn't sent again.
  if (step === 'pause' || step === 'resume')
    return remedy === 'tryAgain' ? told : { ...told, paused: wanted.cardIsSpoken };
  if (remedy === 'lookUp') return { ...told, recording: 'in doubt' };
  if (remedy === 'callSomebody') return { ...told, recording: 'done' };
  // What is not in the recorder's books is still to begin, or over already.
  if (remedy === 'letItBe')
    return { ...told, recording: step === 'lookUp' && wanted.phase !== 'over' ? 'not begun' : 'done' };
  const before = { start: 'not begun', stop: 'going on', update: 'going on', lookUp: 'in doubt' } as const;
  return { ...told, recording: before[step] };
}

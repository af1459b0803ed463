/**
 * Makes the recorders follow the calls. Events only change what is wanted; one worker for each call then does what is
 * missing, step by step. So an event may come twice, late or out of order, and so may this program.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TrunklineError } from '@trunkline/gc';
import type { Journal } from './journal.ts';
import type { CallEvent } from './mapping.ts';
import { nextStep, toldNothing, type Step, type Told } from './next-step.ts';
import { steps, type Recorders } from './steps.ts';
import { nothingYet, wantedAfter, type Wanted } from './wanted.ts';
import { toldAfterFailure } from './told-after-failure.ts';
import { whatNow, type Remedy } from './what-now.ts';

/** What the bridge tells its owner. `error` is there when the step failed. */
export interface Report {
  readonly dialogId: string;
  readonly step: Step;
  readonly error?: TrunklineError;
  readonly remedy?: Remedy;
}

export interface BridgeOptions extends Recorders {
  readonly journal: Journal;
  readonly onReport?: (report: Report) => void;
  /** How long to wait before another try, where the vendor doesn't say. Default 1000 ms. */
  readonly waitMs?: number;
}

export interface Bridge {
  hear(event: CallEvent): void;
  /** Asks GC about every open call, a former run's too: what has ended unheard is ended here as well. */
  takeUp(): Promise<void>;
  /** Done with what it knows now. */
  settled(): Promise<void>;
}

interface Call {
  wanted: Wanted;
  told: Told;
  failures: number;
  work?: Promise<void> | undefined;
}

const mostFailures = 10;
/** Calls that are over are remembered for their late events, so many of them. */
const mostRemembered = 1000;

export function createBridge({ journal, onReport, waitMs = 1000, ...recorders }: BridgeOptions): Bridge {
  const calls = new Map<string, Call>();

  function callOf(dialogId: string): Call {
    const known = calls.get(dialogId);
    if (known !== undefined) return known;
    const call: Call = { wanted: nothingYet, told: toldNothing, failures: 0 };
    calls.set(dialogId, call);
    return call;
  }

  function want(dialogId: string, call: Call, wanted: Wanted): void {
    call.wanted = wanted;
    call.work ??= follow(dialogId, call).finally(() => {
      call.work = undefined;
      forgetTheOldest();
    });
  }

  async function follow(dialogId: string, call: Call): Promise<void> {
    for (;;) {
      const step = nextStep(call.wanted, call.told);
      if (step === undefined) return;
      await take(step, dialogId, call);
    }
  }

  async function take(step: Step, dialogId: string, call: Call): Promise<void> {
    const { wanted } = call;
    // Whoever dies in the middle of a command finds it in doubt.
    if (step === 'start' || step === 'stop') tell(call, { ...call.told, recording: 'in doubt' });
    const { ok, error } = await steps[step].send(recorders, dialogId, wanted);
    if (ok) {
      tell(call, steps[step].told(call.told, wanted));
      onReport?.({ dialogId, step });
      return;
    }
    const remedy = (call.failures += 1) > mostFailures ? 'callSomebody' : whatNow(error);
    onReport?.({ dialogId, step, error, remedy });
    tell(call, toldAfterFailure(step, remedy, call.told, wanted));
    if (remedy === 'tryAgain' || (step === 'lookUp' && remedy === 'lookUp')) await sleep(error.retryAfterMs ?? waitMs);
  }

  function tell(call: Call, told: Told): void {
    call.told = told;
    const open = [...calls].filter(
      ([
        ,
        {
          told: { recording, paused },
        },
      ]) => isOpen(recording) || paused,
    );
    journal.write(
      Object.fromEntries(
        open.map(
          ([
            id,
            {
              told: { recording, paused },
            },
          ]) => [id, { recording, paused }],
        ),
      ),
    );
  }

  function forgetTheOldest(): void {
    for (const [dialogId, { wanted, work }] of calls) {
      if (calls.size <= mostRemembered) return;
      if (wanted.phase === 'over' && work === undefined) calls.delete(dialogId);
    }
  }

  return {
    hear(event) {
      if (event.dialogId === undefined) return;
      const call = callOf(event.dialogId);
      want(event.dialogId, call, wantedAfter(call.wanted, event));
    },
    async takeUp() {
      for (const [dialogId, { recording, paused }] of Object.entries(journal.read())) {
        const isNew = !calls.has(dialogId);
        const call = callOf(dialogId);
        if (isNew) call.told = { ...toldNothing, recording, paused };
        if (isNew) call.wanted = { ...nothingYet, phase: 'talking', cardIsSpoken: paused };
        const asked = await recorders.agent.getDialogState({ dialogId });
        const isOver = asked.ok && asked.value.state === 'NOT_FOUND';
        want(dialogId, call, isOver ? { ...call.wanted, phase: 'over', cardIsSpoken: false } : call.wanted);
      }
    },
    async settled() {
      const atWork = () => [...calls.values()].flatMap(({ work = [] }) => work);
      while (atWork().length > 0) await Promise.all(atWork());
    },
  };
}

const isOpen = (recording: Told['recording']): boolean => recording === 'in doubt' || recording === 'going on';

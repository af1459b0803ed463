import { faultKinds, isEventFault, type AnswerFault, type EventFault, type Fault, type Transport } from './faults.ts';

/** Which requests or events a fault is meant for. */
export interface FaultScope {
  /**
   * The end of the path (`commands/callback`, `events/call`), or a pattern for the whole path. Where all commands share
   * one path, the command's name (`CALLSTART`). Default: any path.
   */
  readonly path?: string | RegExp;
}

/** A fault waiting to strike. */
export interface ArmedFault {
  readonly fault: Fault;
  readonly path?: string | RegExp;
  /** How often it will strike; `Infinity` for {@link Switchboard.always}. */
  readonly remaining: number;
}

/** The scenario switchboard: says what goes wrong next. The same for every vendor. */
export interface Switchboard {
  /** Strikes the next matching request or event, or the next `count` of them (default 1). */
  next(fault: Fault, scope?: FaultScope & { readonly count?: number }): void;
  /** Strikes every matching request or event until {@link Switchboard.clear}. Faults set by `next` go first. */
  always(fault: Fault, scope?: FaultScope): void;
  /** Disarms everything. */
  clear(): void;
  /** What is still armed. */
  readonly armed: readonly ArmedFault[];
}

/** The side of the switchboard that the servers use. */
export interface FaultSource {
  takeForAnswer(path: string, transport: Transport): AnswerFault | undefined;
  takeForEvent(path: string): EventFault | undefined;
}

interface Armed {
  fault: Fault;
  path: string | RegExp | undefined;
  remaining: number;
}

/** `canStrike` says whether the vendor has what a fault spoils; a fault in vain would be a test that can't fail. */
export const createSwitchboard = (
  canStrike: (fault: Fault) => boolean,
): { switchboard: Switchboard; source: FaultSource } => {
  let armed: Armed[] = [];
  const arm = (fault: Fault, scope: FaultScope, remaining: number): void => {
    if (!Object.hasOwn(faultKinds, fault.kind)) {
      throw new TypeError(`Unknown fault "${fault.kind}". Known: ${Object.keys(faultKinds).join(', ')}.`);
    }
    if (!canStrike(fault)) throw new TypeError(`The fault "${fault.kind}" can't strike this vendor.`);
    if (!(remaining >= 1)) throw new TypeError('The count of a fault must be at least 1.');
    armed.push({ fault, path: scope.path, remaining });
  };
  const take = (path: string, isMeant: (fault: Fault) => boolean): Fault | undefined => {
    const fits = armed.filter((one) => isMeant(one.fault) && matches(one.path, path));
    const chosen = fits.find((one) => one.remaining !== Infinity) ?? fits[0];
    if (chosen === undefined) return undefined;
    chosen.remaining -= 1;
    armed = armed.filter((one) => one.remaining > 0);
    return chosen.fault;
  };
  return {
    switchboard: {
      next: (fault, scope = {}) => arm(fault, scope, scope.count ?? 1),
      always: (fault, scope = {}) => arm(fault, scope, Infinity),
      clear: () => {
        armed = [];
      },
      get armed() {
        return armed.map(({ fault, path, remaining }) => ({
          fault,
          remaining,
          ...(path === undefined ? {} : { path }),
        }));
      },
    },
    source: {
      takeForAnswer: (path, transport) => take(path, isMeantFor(transport)) as AnswerFault | undefined,
      takeForEvent: (path) => take(path, isEventFault) as EventFault | undefined,
    },
  };
};

const isMeantFor =
  (transport: Transport) =>
  (fault: Fault): boolean =>
    !isEventFault(fault) && faultKinds[fault.kind].over.includes(transport);

const matches = (wanted: string | RegExp | undefined, path: string): boolean => {
  if (wanted === undefined) return true;
  if (typeof wanted === 'string') return `/${trimmed(path)}`.endsWith(`/${trimmed(wanted)}`);
  return new RegExp(wanted).test(path);
};

const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, '');

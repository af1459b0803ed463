import type { Nodes } from './nodes.ts';
import type { Quarantine } from './state.ts';
import type { GcResult } from '../verb.ts';
import type { Status } from './status.ts';

/** Logs the agent in as before. Absent if the agent was not logged in. */
type LogIn = () => Promise<GcResult<unknown>>;

/** Brings a session to another node. */
export interface Failover {
  /** Is it under way? Then what fails says nothing new. */
  readonly isUnderWay: boolean;
  /** The next node in order, or the same again: Hello, Connect, and the agent back to work. */
  readonly moveOn: (logIn: LogIn | undefined) => Promise<boolean>;
}

export function createFailover(nodes: Nodes, status: Status, quarantine: Quarantine, over: AbortSignal): Failover {
  let isUnderWay = false;

  /** The agent works elsewhere by now: whoever went on would throw the agent out there. */
  const isLost = (): boolean => status.now === 'invalidated';

  async function takeOver(logIn: LogIn | undefined): Promise<boolean> {
    const asked = await nodes.verbs().hello();
    if (!asked.ok || asked.value.status === 'OUT_OF_SERVICE' || isLost()) return false;
    if (!(await nodes.verbs().connect()).ok) return false;
    if (logIn === undefined) return true;
    const found = await nodes.verbs().getState();
    if (isLost()) return false;
    const isThere = found.ok && found.value.state !== 'LOGOUT' && found.value.state !== 'UNKNOWN';
    if (isThere) status.become('logged_in');
    return isThere || (await logIn()).ok;
  }

  return {
    get isUnderWay() {
      return isUnderWay;
    },
    async moveOn(logIn) {
      isUnderWay = true;
      try {
        for (let tried = 0; tried < nodes.count && !over.aborted && !isLost(); tried += 1) {
          nodes.next();
          quarantine.end();
          if (await takeOver(logIn)) return true;
          status.become('offline');
        }
        return false;
      } finally {
        isUnderWay = false;
      }
    },
  };
}

import type { Nodes } from './nodes.ts';
import type { Quarantine } from './state.ts';
import type { Status } from './status.ts';

/** Brings a session to another node. */
export interface Failover {
  /** Is it under way? Then what fails says nothing new. */
  readonly isUnderWay: boolean;
  /** The next node in order, or the same again: Hello, Connect, and the agent back to work. */
  readonly moveOn: (wasLoggedIn: boolean) => Promise<boolean>;
}

export function createFailover(nodes: Nodes, status: Status, quarantine: Quarantine, over: AbortSignal): Failover {
  let isUnderWay = false;

  async function takeOver(relogin: boolean): Promise<boolean> {
    const asked = await nodes.verbs().hello();
    if (!asked.ok || asked.value.status === 'OUT_OF_SERVICE') return false;
    if (!(await nodes.verbs().connect()).ok) return false;
    if (!relogin) return true;
    const found = await nodes.verbs().getState();
    const isThere = found.ok && found.value.state !== 'LOGOUT' && found.value.state !== 'UNKNOWN';
    if (isThere) status.become('logged_in');
    return isThere || (await nodes.verbs().login()).ok;
  }

  return {
    get isUnderWay() {
      return isUnderWay;
    },
    async moveOn(wasLoggedIn) {
      isUnderWay = true;
      try {
        for (let tried = 0; tried < nodes.count && !over.aborted; tried += 1) {
          nodes.next();
          quarantine.end();
          if (await takeOver(wasLoggedIn)) return true;
          status.become('offline');
        }
        return false;
      } finally {
        isUnderWay = false;
      }
    },
  };
}

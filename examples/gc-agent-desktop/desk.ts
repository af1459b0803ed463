/** One agent's desk: the session with GC, and what stands there now. */
import type { GcClient, GcResult, GcSession } from '@trunkline/gc';
import { openCallBook, type CallBook } from './calls.ts';
import { openLists, type Lists } from './lists.ts';
import type { Standing } from './rules.ts';

export interface Who {
  readonly agentId: string;
  readonly password: string;
  readonly extension: string;
}

export interface Desk {
  readonly agent: GcSession;
  readonly extension: string;
  readonly name: string;
  readonly book: CallBook;
  readonly lists: Lists;
  /** When the agent came into the present state. */
  readonly stateSince: number;
  /** What the rules look at. */
  readonly standing: () => Standing;
  /** Why it is over, in words. */
  readonly over: string | undefined;
  /** Told of every change. The answer takes the listener away again. */
  readonly listen: (listener: () => void) => () => void;
  readonly change: () => void;
  /** Asks GC for the agent's state and for every call that is thought to be there. */
  readonly askAgain: () => Promise<void>;
  readonly close: (why?: string) => void;
}

/** GC tells the log-out just before it says that the agent has logged in elsewhere. */
const graceMs = 1_000;

/** Connects and logs in. An agent who is logged in already stays in the state, and in the calls. */
export async function openDesk(gc: GcClient, { agentId, password, extension }: Who): Promise<GcResult<Desk>> {
  const agent = gc.agent({ agentId, password, extension });
  const listeners = new Set<() => void>();
  const book = openCallBook(extension);
  const change = (): void => {
    for (const listener of new Set(listeners)) listener();
  };
  const lists = openLists(agent, change);
  let over: string | undefined;
  let stateSince = 0;
  let stateWas: string | undefined;

  async function askAgain(): Promise<void> {
    await agent.getState();
    await Promise.all(book.all.map(({ id }) => agent.getDialogState({ dialogId: id })));
  }

  function close(why = 'You are logged out.'): void {
    over ??= why;
    change();
    void agent.close();
  }

  agent.on('state', (event) => {
    if ((event.agentId ?? agentId) !== agentId) return;
    const is = `${event.state} ${event.reasonCode}`;
    if (is !== stateWas) stateSince = Date.now(); // a state is also told when it was only asked for
    stateWas = is;
    if (event.state === 'TALKING') void lists.loadColleagues(); // whom to consult
  });
  agent.onStatus((now, before) => {
    if (now === 'invalidated') close('You have logged in elsewhere.');
    // Also when the session has been away: what happened meanwhile was told to nobody.
    else if (now === 'logged_in') void Promise.all([lists.load(), askAgain()]);
    else if (before === 'logged_in' && now === 'connected') setTimeout(close, graceMs, 'You have been logged out.');
    change();
  });
  void (async () => {
    for await (const event of agent.events()) {
      book.hear(event);
      lists.hear(event);
      change();
    }
  })();

  const connected = await agent.connect();
  const loggedIn = connected.ok ? await agent.login() : connected;
  if (!loggedIn.ok) {
    await agent.close();
    return loggedIn;
  }
  const { agentInfo } = loggedIn.value;
  lists.lead(agentInfo);
  const desk: Desk = {
    agent,
    extension,
    name: [agentInfo.firstName, agentInfo.lastName].filter(Boolean).join(' ') || agentId,
    book,
    lists,
    standing: () => ({ online: agent.status === 'logged_in', state: agent.agentState?.state ?? '', calls: book.all }),
    get over() {
      return over;
    },
    get stateSince() {
      return stateSince;
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change,
    askAgain,
    close,
  };
  return { ...loggedIn, value: desk };
}

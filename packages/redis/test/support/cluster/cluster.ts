import { once } from 'node:events';
import { startBalancer } from './balancer.ts';
import { startChild, type Child } from './child.ts';
import { seeded } from './random.ts';
import type { Done, Ledger, Listening, Rate, Serving, Work, WorkerSettings } from './words.ts';

export interface ClusterSettings {
  readonly redisUrl: string;
  readonly rate: Rate;
  readonly seed?: number;
  readonly timeoutMs?: number;
  /** As for the package; a process of a busy machine needs longer to find its way back to Redis. */
  readonly settleMs?: number;
}

export interface Worker {
  /** Sends so many commands and tells how they ended, once all have. Never ends if the worker dies. */
  run(commands: number): Promise<readonly Done[]>;
  kill(): Promise<void>;
}

export interface Cluster {
  readonly workers: readonly [Worker, Worker, Worker];
  readonly random: () => number;
  readonly ledger: () => Promise<Ledger>;
}

let commands = 0;

function workerOf({ process: child }: Child<Listening>, leave: () => void): Worker {
  const running = new Map<string, (done: Done) => void>();
  child.on('message', (done: Done) => running.get(done.commandId)?.(done));
  return {
    run(count) {
      const commandIds = Array.from({ length: count }, () => `command-${(commands += 1)}`);
      const done = commandIds.map((id) => new Promise<Done>((resolve) => running.set(id, resolve)));
      child.send({ commandIds } satisfies Work);
      return Promise.all(done);
    },
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      leave();
    },
  };
}

/** Three processes of one tenant, its vendor, and a balancer before them: every webhook twice, at random workers, in any order. */
export async function startCluster({
  redisUrl,
  rate,
  seed = 1,
  timeoutMs = 10_000,
  settleMs = 1_000,
}: ClusterSettings): Promise<Cluster> {
  const random = seeded(seed);
  const living = new Set<number>();
  const balancer = await startBalancer({ ports: () => [...living], random, copies: 2, mostDelayMs: 150 });
  const vendor = await startChild<Serving>('vendor.ts', balancer.url, JSON.stringify(rate));
  const settings: WorkerSettings = { redisUrl, baseUrl: vendor.ready.baseUrl, rate, timeoutMs, settleMs };
  const startWorker = async (): Promise<Worker> => {
    const child = await startChild<Listening>('worker.ts', JSON.stringify(settings));
    const { port } = child.ready;
    living.add(port);
    return workerOf(child, () => living.delete(port));
  };
  const workers = await Promise.all([startWorker(), startWorker(), startWorker()]);
  return {
    workers,
    random,
    async ledger() {
      vendor.process.send('tell');
      const [ledger] = (await once(vendor.process, 'message')) as [Ledger];
      return ledger;
    },
  };
}

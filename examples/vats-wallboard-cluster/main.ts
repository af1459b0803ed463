/** Starts the workers and the balancer in front of them. A worker that ends is started anew. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startBalancer } from './balancer.ts';

const { PORT = '4012', WORKERS = '3' } = process.env;
const ports = new Map<number, number>();
let closing = false;

function startWorker(name: number): void {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [`worker ${name}`]);
  worker.on('message', (port: number) => {
    ports.set(name, port);
    console.log(`worker ${name} (process ${worker.pid}) is ready`);
  });
  worker.on('exit', () => {
    ports.delete(name);
    if (!closing) setTimeout(startWorker, 500, name);
  });
}

const { port } = await startBalancer(Number(PORT), () => [...ports.values()]).catch(({ message }: Error) => {
  console.error(`${message}. Give PORT another one in .env.`);
  process.exit(1);
});
console.log(`The wallboard hangs at http://127.0.0.1:${port}/`);
for (let name = 1; name <= Number(WORKERS); name += 1) startWorker(name);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    closing = true;
    process.exit(); // the workers end when this process has
  });
}

import { reportLine } from './report-line.ts';
import { startBridge } from './start.ts';

const running = await startBridge(process.env, (report) => console.log(reportLine(report))).catch(
  ({ message }: Error) => {
    console.error(`The bridge can't stand: ${message}`);
    process.exit(1);
  },
);
console.log('The bridge stands. Ctrl-C ends it; open calls are taken up at the next start.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close());

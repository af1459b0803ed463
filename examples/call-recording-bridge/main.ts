import { reportLine } from './report-line.ts';
import { startBridge } from './start.ts';

const running = await startBridge(process.env, (report) => console.log(reportLine(report)));
console.log('The bridge stands. Ctrl-C ends it; open calls are taken up at the next start.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close());

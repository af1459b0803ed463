/** Something the process had to complain about. */
interface Complaint {
  readonly at: number;
  readonly text: string;
}

const complaints: Complaint[] = [];
let listening = false;

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}

function note(what: string): void {
  complaints.push({ at: performance.now(), text: what });
}

/** One set of listeners for all cases: a set per case would itself cause the listener warning it looks for. */
function listen(): void {
  if (listening) return;
  listening = true;
  process.on('unhandledRejection', (reason) => note(`unhandled rejection (${nameOf(reason)})`));
  // The monitor only watches: whoever runs the suite still gets the exception.
  process.on('uncaughtExceptionMonitor', (error) => note(`uncaught exception (${nameOf(error)})`));
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') note(`process warning (${warning.name})`);
  });
}

/** Starts watching; the function it gives tells what the process complained about since. */
export function watchProcess(): () => string[] {
  listen();
  const since = performance.now();
  return () => complaints.filter((complaint) => complaint.at >= since).map((complaint) => complaint.text);
}

/** Did something write through to `Object.prototype`? */
export function pollution(): string[] {
  return ({} as { polluted?: unknown }).polluted === undefined ? [] : ['Object.prototype was polluted'];
}

const codePattern = /^[A-Za-z][A-Za-z0-9_]{1,60}$/;
const framePattern = /^\s+at .*:\d+:\d+\)?$/;

function textOf(thrown: object, key: 'name' | 'code'): string | undefined {
  try {
    const value: unknown = (thrown as Record<string, unknown>)[key];
    return typeof value === 'string' && codePattern.test(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The stack frames of what was thrown, without its message: the message may hold the very value that must not be shown. */
function framesOf(thrown: object): string {
  try {
    const { stack, message } = thrown as { stack?: unknown; message?: unknown };
    if (typeof stack !== 'string') return '';
    const told = typeof message === 'string' ? stack.replace(message, '') : stack;
    return told
      .split('\n')
      .filter((line) => framePattern.test(line))
      .join('\n');
  } catch {
    return '';
  }
}

/** A stand-in for what was thrown that can be shown to anyone: its name, its code and where it came from. */
export function cleanCause(thrown: unknown): Error {
  if (typeof thrown !== 'object' || thrown === null) return bare(`a ${typeof thrown} was thrown`);
  const name = textOf(thrown, 'name') ?? 'Error';
  const code = textOf(thrown, 'code');
  const frames = framesOf(thrown);
  const cause = bare(code === undefined ? name : `${name} ${code}`, frames);
  if (code !== undefined) Object.defineProperty(cause, 'code', { value: code, enumerable: true });
  return cause;
}

function bare(message: string, frames = ''): Error {
  const cause = new Error(message);
  cause.stack = frames === '' ? `Error: ${message}` : `Error: ${message}\n${frames}`;
  return cause;
}

/** Which calls are open, on disk: a restart finds them again. Ids only, nothing about a person. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Told } from './next-step.ts';

type OpenCalls = Readonly<Record<string, Pick<Told, 'recording' | 'paused'>>>;

export interface Journal {
  read(): OpenCalls;
  write(calls: OpenCalls): void;
}

export function journalAt(path: string): Journal {
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as OpenCalls;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
        throw error;
      }
    },
    write(calls) {
      writeFileSync(`${path}.new`, JSON.stringify(calls));
      renameSync(`${path}.new`, path); // whole or not at all
    },
  };
}

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCcaWebApiClient } from '@trunkline/cca-web-api';
import { createVatsClient, unwrap, type CallOptions, type Download, type Result } from '@trunkline/vats';
import type { EnduranceCase } from './case.ts';

type Begin = (options: Pick<CallOptions, 'signal' | 'onProgress'>) => Promise<Result<Download, Error & object>>;

interface Vendor {
  readonly name: string;
  /** A client at this address, and how it begins a download of a gigabyte. */
  readonly connect: (address: string) => AsyncDisposable & { readonly begin: Begin };
}

const vendors: readonly Vendor[] = [
  {
    name: 'vats: a recording',
    connect(address) {
      const vats = createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl: `${address}/vpbx/` });
      return Object.assign(vats, {
        begin: ((options) => vats.recordings.download({ recordingId: 'r1' }, options)) as Begin,
      });
    },
  },
  {
    name: 'cca-web-api: a file',
    connect(address) {
      const cca = createCcaWebApiClient({ baseUrl: `${address}/cca/`, token: 'A-1' });
      const begin = ((options) => cca.files.download({ dataToken: 'F-1' }, options)) as Begin;
      return Object.assign(cca, { begin });
    },
  },
];

const step = 64 << 20;

/** What the runtime has read and not yet collected comes and goes: 4 GB hold no more than 1 GB does. */
const mayHold = 96 << 20;

async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'endurance-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

const whole = ({ name, connect }: Vendor): EnduranceCase => ({
  name: `${name} of 1 GB into a file`,
  mayHold,
  async run(address, alive) {
    await using client = connect(address);
    let next = 0;
    const onProgress = ({ done }: { done: number }): void => {
      if (done < next) return;
      next += step;
      alive();
    };
    return await inDirectory(async (directory) => {
      const download = unwrap(await client.begin({ onProgress }));
      return `${unwrap(await download.saveTo(join(directory, 'file')))} bytes`;
    });
  },
});

const aborted = ({ name, connect }: Vendor): EnduranceCase => ({
  name: `${name} that is aborted in the middle leaves no file and no socket`,
  mayHold,
  async run(address, alive) {
    await using client = connect(address);
    const stop = new AbortController();
    const onProgress = ({ done }: { done: number }): void => {
      if (done > 2 * step) stop.abort();
    };
    return await inDirectory(async (directory) => {
      const download = unwrap(await client.begin({ onProgress, signal: stop.signal }));
      const saved = await download.saveTo(join(directory, 'file'));
      alive();
      const left = await readdir(directory);
      if (saved.ok || left.length > 0) throw new Error(`left behind: ${left.length} files`);
      return saved.error.kind;
    });
  },
});

export const downloads: readonly EnduranceCase[] = vendors.flatMap((vendor) => [whole(vendor), aborted(vendor)]);

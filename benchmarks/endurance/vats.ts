import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVatsClient, unwrap, type VatsClient } from '@trunkline/vats';
import type { EnduranceCase } from './case.ts';

const clientAt = (address: string): VatsClient =>
  createVatsClient({ apiKey: 'k', apiSalt: 's', baseUrl: `${address}/vpbx/` });

const month = { dateFrom: '2026-01-01T00:00:00Z', dateTo: '2026-01-30T00:00:00Z' };

const statistics: EnduranceCase = {
  name: 'vats: a month of statistics, row by row',
  mayHold: 16 << 20,
  async run(address, alive) {
    let rows = 0;
    await using vats = clientAt(address);
    for await (const row of vats.stats.fetch(month)) {
      unwrap(row);
      rows += 1;
      if (rows % 50_000 === 0) alive();
    }
    return `${rows} rows`;
  },
};

const download: EnduranceCase = {
  name: 'vats: a recording of 1 GB into a file',
  mayHold: 96 << 20,
  async run(address, alive) {
    const directory = await mkdtemp(join(tmpdir(), 'endurance-'));
    await using vats = clientAt(address);
    let next = 0;
    const onProgress = ({ done }: { done: number }): void => {
      if (done < next) return;
      next += 64 << 20;
      alive();
    };
    try {
      const recording = unwrap(await vats.recordings.download({ recordingId: 'r1' }, { onProgress }));
      const bytes = unwrap(await recording.saveTo(join(directory, 'call.mp3')));
      return `${bytes} bytes`;
    } finally {
      await rm(directory, { recursive: true });
    }
  },
};

const aborted: EnduranceCase = {
  name: 'vats: a recording that is aborted in the middle leaves no file and no socket',
  mayHold: 96 << 20,
  async run(address, alive) {
    const directory = await mkdtemp(join(tmpdir(), 'endurance-'));
    await using vats = clientAt(address);
    const stop = new AbortController();
    const onProgress = ({ done }: { done: number }): void => {
      if (done > 128 << 20) stop.abort();
    };
    try {
      const recording = unwrap(
        await vats.recordings.download({ recordingId: 'r1' }, { onProgress, signal: stop.signal }),
      );
      const saved = await recording.saveTo(join(directory, 'call.mp3'));
      alive();
      const left = await readdir(directory);
      if (saved.ok || left.length > 0) throw new Error(`left behind: ${left.length} files`);
      return saved.error.kind;
    } finally {
      await rm(directory, { recursive: true });
    }
  },
};

export const vats: readonly EnduranceCase[] = [statistics, download, aborted];

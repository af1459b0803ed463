import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import type { Places } from './story/places.ts';
import type { Row } from './story/row.ts';

/** A worker that may reach this machine and nothing else. */
const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .story),
    (name = "outside", network = (allow = ["private", "local"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const story :Workerd.Worker = (
  modules = [(name = "story.js", esModule = embed "story.js")],
  bindings = [(name = "PLACES", json = embed "places.json")],
  compatibilityDate = "2026-10-01",
  globalOutbound = "outside",
);
`;

export async function tellInWorkerd(workerd: string, places: Places): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-workerd-'));
  await writeFile(join(folder, 'story.js'), await bundle('doors/worker.ts', ['workerd', 'worker']));
  await writeFile(join(folder, 'places.json'), JSON.stringify(JSON.stringify(places)));
  await writeFile(join(folder, 'config.capnp'), config);
  const server = spawn(workerd, ['serve', 'config.capnp', '--control-fd=3'], {
    cwd: folder,
    // What it writes to stderr are the failures that the story is about.
    stdio: ['ignore', 'inherit', 'ignore', 'pipe'],
  });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      server.once('exit', () => reject(new Error('workerd did not start')));
      server.stdio[3]?.on('data', (said) => {
        const listening = /"port":(\d+)/.exec(String(said))?.[1];
        if (listening !== undefined) resolve(Number(listening));
      });
    });
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(60_000) });
    if (!answer.ok) throw new Error(`workerd answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Row[];
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

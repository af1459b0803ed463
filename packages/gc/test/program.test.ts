import { describe, expect, it } from 'vitest';
import { serveGc } from './support/gc-server.ts';
import { runProgram } from './support/program.ts';
import { until } from './support/until.ts';

describe('a program', () => {
  it.each(['open', 'close'])(
    'that leaves its session %s ends by itself, whatever waits in the background',
    { timeout: 12_000 },
    async (how) => {
      const server = await serveGc(
        () => ({}),
        () => Promise.resolve(),
      );
      expect(await runProgram('idle-session.ts', [server.url, how])).toEqual({ code: 0, said: 'true timeout' });
      expect(server.commands.map(({ verb }) => verb)).toEqual(['Connect', 'getallagents']);
      await until('its connections are gone', () => server.open === 0);
    },
  );

  it('goes on though its clock can’t wait: then there are no heartbeats', { timeout: 12_000 }, async () => {
    expect(await runProgram('broken-clock.ts', [])).toEqual({ code: 0, said: 'still here' });
  });
});

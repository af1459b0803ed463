import net from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { openSuite, type Conformance } from '../src/index.ts';
import { hopeless, naive, obliging } from './subjects.ts';

/** Cases about memory, which a client that does nothing at all does keep. */
const idle = new Set(['G82.heap']);

async function passedBy(conformance: Conformance): Promise<string[]> {
  const suite = openSuite(conformance);
  const rows = suite.rows.filter(({ id }) => !idle.has(id));
  const reports = await Promise.all(rows.map((row) => suite.run(row)));
  await suite.close();
  return rows.filter((_, index) => reports[index]?.length === 0).map(({ id }) => id);
}

describe('the suite', () => {
  it('passes no case for a client that answers ok to everything and sends nothing', async () => {
    expect(await passedBy(obliging)).toEqual([]);
  }, 60_000);

  it('passes no case for a client that answers one and the same error to everything', async () => {
    expect(await passedBy(hopeless)).toEqual([]);
  }, 60_000);
});

describe('a client that forgets its sockets', () => {
  it('is reported with the case that left them open', async () => {
    const sockets: net.Socket[] = [];
    const connect: Conformance['connect'] = (baseUrl, options) => {
      sockets.push(net.connect(Number(new URL(baseUrl).port), '127.0.0.1'));
      return obliging.connect(baseUrl, options);
    };
    const suite = openSuite({ ...obliging, connect });
    const row = suite.rows.find(({ id }) => id === 'A10.read');
    expect(row && (await suite.run(row))).not.toEqual([]);
    expect(await suite.leftOpen()).toEqual(['A10.read: 1 of 1 sockets are still open']);
    await suite.close();
  }, 20_000);
});

describe('a client as it is written on a Friday', () => {
  const suite = openSuite(naive);
  afterAll(() => suite.close());

  it.each([
    ['A0.read', 'secret 1 of 1 can be read in an event'],
    ['A5.command', 'threw instead of answering a Result (Error)'],
    ['A5.command', 'secret 1 of 1 can be read in what was thrown'],
    ['A5.command', 'the number of requests is 3, not 1'],
    ['C38.command', 'the number of requests is 3, not 1'],
    ['C44.302.read', 'a server was asked that must never be asked'],
    ['B33.json', 'the value is not that of the good answer'],
    ['C47', 'a client was built for 127.0.0.1:8080'],
    ['A3', 'a client was built for 127.0.0.1:5060'],
    ['D0', 'wrong input was not refused'],
    ['A0.context', 'meta.context is not what the caller gave'],
  ])('fails %s: %s', async (id, report) => {
    const row = suite.rows.find((one) => one.id === id);
    expect(row && (await suite.run(row))).toContain(report);
  });
});

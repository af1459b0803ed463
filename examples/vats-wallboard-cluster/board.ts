/** The board: which calls there are. It lives in Redis, so that every process shows the same, whoever took the webhook. */
import { createClient } from 'redis';

/** A leg of a call, as the board shows it. */
export interface Row {
  readonly callId: string;
  readonly seq: number;
  readonly state: string;
  readonly from: string;
  readonly to: string;
  /** The process that took the webhook, to be seen at work. */
  readonly toldBy: string;
}

export interface Board {
  put(row: Row): Promise<void>;
  rows(): Promise<Row[]>;
  /** Hears every change, in this process or another; answers with a function that ends it. */
  listen(listener: (row: Row) => void): () => void;
}

const prefix = 'wallboard:call:';
const channel = 'wallboard';
const shownForSeconds = { Disconnected: 5, other: 4 * 3_600 };

/**
 * Webhooks come in any order, and to any process: of two that say something of a leg the one with the higher number counts.
 * A script does that at one go.
 */
const putScript = `
  local known = redis.call('GET', KEYS[1])
  if known and cjson.decode(known).seq > tonumber(ARGV[1]) then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
  return redis.call('PUBLISH', ARGV[4], ARGV[2])
`;

export async function openBoard(url: string): Promise<Board> {
  const client = createClient({ url });
  const ears = client.duplicate();
  for (const each of [client, ears]) each.on('error', () => undefined); // it reconnects; the board shows what it knew
  await Promise.all([client.connect(), ears.connect()]);
  const listeners = new Set<(row: Row) => void>();
  await ears.subscribe(channel, (text) => {
    const row = JSON.parse(text) as Row;
    for (const listener of listeners) listener(row);
  });
  return {
    async put(row) {
      const seconds = row.state === 'Disconnected' ? shownForSeconds.Disconnected : shownForSeconds.other;
      const values = [row.seq, JSON.stringify(row), seconds, channel].map(String);
      await client.eval(putScript, { keys: [prefix + row.callId], arguments: values });
    },
    async rows() {
      const keys: string[] = [];
      for await (const some of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 500 })) keys.push(...some);
      const texts = keys.length === 0 ? [] : await client.mGet(keys);
      return texts.filter((text) => text !== null).map((text) => JSON.parse(text) as Row);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

import { parseStrictly } from './strict-xml.ts';

/** A request as the server read it. */
export interface Asked {
  /** As they were spelled on the wire, in order. */
  readonly names: readonly string[];
  /** Texts by upper-case tag. */
  readonly fields: Readonly<Record<string, string>>;
  readonly id: string;
  readonly type: string;
  /** The request line's target, or the document. */
  readonly raw: string;
  readonly method: string;
  /** On which connection it came, counted from 0. */
  readonly connection: number;
}

type Pair = readonly [name: string, text: string];

function asked(pairs: readonly Pair[], rest: Pick<Asked, 'raw' | 'method' | 'connection'>): Asked {
  const fields = Object.fromEntries(pairs.map(([name, text]) => [name.toUpperCase(), text]));
  return {
    names: pairs.map(([name]) => name),
    fields,
    id: fields['REQUESTID'] ?? '',
    type: (fields['TYPE'] ?? '').toUpperCase(),
    ...rest,
  };
}

/** Reads the query by hand: `+` is a plus, as in any URL that isn't a form. */
export function readTarget(raw: string, method: string, connection: number): Asked {
  const query = raw.slice(raw.indexOf('?') + 1);
  const pairs = query.split('&').map((part): Pair => {
    const at = part.indexOf('=');
    return [decodeURIComponent(part.slice(0, at)), decodeURIComponent(part.slice(at + 1))];
  });
  return asked(pairs, { raw, method, connection });
}

/** Reads the document with a strict parser that isn't the client's. */
export function readDocument(raw: string, connection: number): Asked {
  const { name, children } = parseStrictly(raw.replace(/\r\n$/, ''));
  if (name !== 'REQUEST') throw new Error(`the root is ${name}`);
  if (children.some((child) => child.children.length > 0)) throw new Error('an element inside a parameter');
  return asked(
    children.map((child): Pair => [child.name, child.text]),
    { raw, method: 'SEND', connection },
  );
}

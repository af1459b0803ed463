import { parse, type Node } from './xml.ts';
import { escaped } from './ptk-callback.ts';

/** An element of the schema. */
export interface Declared {
  readonly name: string;
  readonly many: boolean;
  /** Empty for text. */
  readonly children: readonly Declared[];
}

/** All that a client can learn about an operation. */
export interface Described {
  readonly action: string;
  readonly request: Declared;
  readonly answer: Declared;
}

export interface Description {
  readonly address: string;
  readonly namespace: string;
  readonly soap: '1.1' | '1.2';
  readonly operations: ReadonlyMap<string, Described>;
}

const attribute = (markup: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(markup)?.[1] ?? '';

/** Reads a WSDL with document/literal messages and an inline schema, by no more than its text. */
export const readWsdl = (wsdl: string): Description => {
  parse(wsdl);
  const tags = [...wsdl.matchAll(/<(\/?)(wsdl|xs|soap):(\w+)([^>]*)>/g)].map(
    ([, end = '', space = '', tag = '', rest = '']) => ({ end: end === '/', tag: `${space}:${tag}`, rest }),
  );
  const roots: Declared[] = [];
  const open: Declared[] = [];
  const messages = new Map<string, string>();
  const ports = new Map<string, string[]>();
  const actions = new Map<string, string>();
  let message = '';
  let operation = '';
  for (const { end, tag, rest } of tags) {
    if (tag === 'xs:element' && end) open.pop();
    if (tag === 'xs:element' && !end) {
      const declared = { name: attribute(rest, 'name'), many: rest.includes('unbounded'), children: [] };
      ((open.at(-1)?.children as Declared[] | undefined) ?? roots).push(declared);
      open.push(declared);
    }
    if (end) continue;
    if (tag === 'wsdl:message') message = attribute(rest, 'name');
    if (tag === 'wsdl:part') messages.set(message, attribute(rest, 'element').replace('tns:', ''));
    if (tag === 'wsdl:operation') operation = attribute(rest, 'name');
    if (/^wsdl:(in|out)put$/.test(tag) && rest.includes('message='))
      ports.set(operation, [...(ports.get(operation) ?? []), attribute(rest, 'message').replace('tns:', '')]);
    if (tag === 'soap:operation') actions.set(operation, attribute(rest, 'soapAction'));
  }
  const rootOf = (name = ''): Declared => {
    const root = roots.find((one) => one.name === messages.get(name));
    if (root === undefined) throw new Error(`Nothing declares ${name}.`);
    return root;
  };
  return {
    address: attribute(/<soap:address[^>]*>/.exec(wsdl)?.[0] ?? '', 'location'),
    namespace: attribute(wsdl, 'targetNamespace'),
    soap: wsdl.includes('http://schemas.xmlsoap.org/wsdl/soap12/') ? '1.2' : '1.1',
    operations: new Map(
      [...ports].map(([name, [input, output]]) => [
        name,
        { action: actions.get(name) ?? '', request: rootOf(input), answer: rootOf(output) },
      ]),
    ),
  };
};

/** Writes an element with a text for each name that `valueOf` knows. */
const write = ({ name, children }: Declared, valueOf: (name: string) => string): string => {
  const within = children.length === 0 ? escaped(valueOf(name)) : children.map((one) => write(one, valueOf)).join('');
  return `<p:${name}>${within}</p:${name}>`;
};

const envelopes = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;

/** Sends a request in which every declared element stands. */
export const call = async (
  { address, namespace, soap, operations }: Description,
  operation: string,
  valueOf: (name: string) => string,
): Promise<Response> => {
  const described = operations.get(operation);
  if (described === undefined) throw new Error(`There is no ${operation}.`);
  const { request, action } = described;
  const body =
    `<e:Envelope xmlns:e="${envelopes[soap]}" xmlns:p="${namespace}"><e:Body>` +
    `${write(request, valueOf)}</e:Body></e:Envelope>`;
  const headers: Record<string, string> =
    soap === '1.1'
      ? { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` }
      : { 'content-type': `application/soap+xml; charset=utf-8; action="${action}"` };
  return fetch(address, { method: 'POST', headers, body });
};

/** Whether an element of an answer is as declared: all names known, in order, and one only where one is allowed. */
export const isAsDeclared = ({ tag, children }: Node, declared: Declared): boolean => {
  if (tag.replace(/^\w+:/, '') !== declared.name) return false;
  let place = 0;
  return children.every((child) => {
    const at = declared.children.findIndex(
      ({ name }, index) => index >= place && name === child.tag.replace(/^\w+:/, ''),
    );
    const one = declared.children[at];
    if (one === undefined) return false;
    place = one.many ? at : at + 1;
    return isAsDeclared(child, one);
  });
};

/** Every element of an answer that holds text, as name and text. */
export const leaves = ({ tag, text, children }: Node): (readonly [string, string])[] =>
  children.length === 0 ? [[tag.replace(/^\w+:/, ''), text]] : children.flatMap(leaves);

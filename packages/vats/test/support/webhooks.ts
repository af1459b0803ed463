import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import {
  createVatsWebhooks,
  type Delivery,
  type VatsEvent,
  type VatsWebhooks,
  type VatsWebhooksOptions,
} from '../../src/index.ts';
import { credentials } from './client.ts';
import { vendorSign } from './form.ts';

export type Heard = Delivery<VatsEvent>;

/** A form by hand, so that it doesn't agree with the receiver by sharing its decoder. */
export function formOf(fields: readonly (readonly [name: string, value: string])[]): string {
  return fields.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%20', '+')}`).join('&');
}

export interface Pair {
  readonly apiKey: string;
  readonly apiSalt: string;
}

/** The form as the PBX posts it: signed over this very text. */
export function signedForm(json: string, { apiKey, apiSalt }: Pair = credentials): string {
  return formOf([
    ['vpbx_api_key', apiKey],
    ['sign', vendorSign(apiKey, json, apiSalt)],
    ['json', json],
  ]);
}

export function request(path: string, body: string | Uint8Array<ArrayBuffer>, init: RequestInit = {}): Request {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return new Request(`http://crm.test/${path}`, { method: 'POST', headers, body, ...init });
}

/** A post as the PBX makes it. */
export function post(path: string, wire: unknown, pair: Pair = credentials): Request {
  return request(path, signedForm(typeof wire === 'string' ? wire : JSON.stringify(wire), pair));
}

export interface Desk extends VatsWebhooks {
  readonly heard: Heard[];
  readonly errors: unknown[];
  /** Posts, and answers the status. */
  readonly send: (path: string, wire: unknown, pair?: Pair) => Promise<number>;
}

/** Webhooks that note what they hear. */
export function desk(options: Partial<VatsWebhooksOptions> = {}): Desk {
  const heard: Heard[] = [];
  const errors: unknown[] = [];
  const webhooks = createVatsWebhooks({
    credentials,
    onEvent: (delivery) => heard.push(delivery),
    onHandlerError: (error) => errors.push(error),
    ...options,
  });
  const send: Desk['send'] = async (path, wire, pair) => (await webhooks.receive(post(path, wire, pair))).status;
  return { ...webhooks, heard, errors, send };
}

/** Behind a real server, as an application would put it there. Answers the address to register. */
export async function host(webhooks: Pick<VatsWebhooks, 'receive'>, base = ''): Promise<string> {
  const answer = async (asked: IncomingMessage, response: ServerResponse): Promise<void> => {
    const headers = new Headers(Object.entries(asked.headers).map(([name, value]) => [name, String(value)]));
    const body = Readable.toWeb(asked) as ReadableStream<Uint8Array>;
    const init = { method: asked.method ?? 'POST', headers, body, duplex: 'half' } as RequestInit;
    const { status } = await webhooks.receive(new Request(`http://crm.test${asked.url}`, init));
    response.writeHead(status).end();
  };
  const server = createServer((asked, response) => {
    asked.on('error', () => undefined);
    void answer(asked, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
}

export const callEvent = {
  entry_id: 'MToxMDAwMA==',
  call_id: 'MToyMDAwMA==',
  timestamp: 1_511_530_000,
  seq: 1,
  call_state: 'Appeared',
  location: 'abonent',
  from: { number: '79161234567' },
  to: { extension: '101', number: 'sip:anna@demo.mangosip.ru', line_number: '74950000001', acd_group: '' },
} as const;

export const tick = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
export const never = (): Promise<never> => new Promise(() => undefined);

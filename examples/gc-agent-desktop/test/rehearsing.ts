/** The back end on a contact centre of its own, and a browser without a page: it keeps its cookie. */
import { createGcClient } from '@trunkline/gc';
import type { GcSimulator, GcSimulatorOptions } from '@trunkline/simulator';
import { desktopApp } from '../app.ts';
import { startRehearsal } from '../rehearsal.ts';

export interface Shown {
  readonly open: boolean;
  readonly why?: string;
  readonly online: boolean;
  readonly state: { readonly is: string; readonly words: string };
  readonly hindered: Readonly<Record<string, string | null>>;
  readonly calls: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly number: string;
    readonly parties: readonly string[];
    readonly hindered: Readonly<Record<string, string | null>>;
  }[];
  readonly last: { readonly number: string; readonly reason?: string } | null;
  readonly team: readonly { readonly name: string; readonly state: string }[] | null;
}

export interface Visitor {
  readonly ask: (path: string, body?: object) => Promise<{ status: number; message?: string; field?: string }>;
  readonly shown: () => Promise<Shown>;
}

export interface Place extends AsyncDisposable {
  readonly simulator: GcSimulator;
  /** Another browser. */
  readonly visitor: () => Visitor;
  /** While false, GC's events don't come through. */
  hears: boolean;
}

export async function openPlace(options: GcSimulatorOptions = {}): Promise<Place> {
  const rehearsal = await startRehearsal(
    async (request) => (place.hears ? gc.receive(request) : new Response(null, { status: 503 })),
    options,
  );
  const gc = createGcClient({
    baseUrl: rehearsal.baseUrl,
    callbackUrl: 'http://127.0.0.1/gc-events',
    heartbeat: { intervalMs: 300, misses: 1 },
    replyTimeoutMs: 5_000,
  });
  const app = desktopApp(gc, rehearsal);

  function visitor(): Visitor {
    let cookie = '';
    const request = async (path: string, body?: object): Promise<Response> => {
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await app.request(path, { ...sent, headers: { cookie } });
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return answer;
    };
    return {
      async ask(path, body = {}) {
        const answer = await request(path, body);
        return { status: answer.status, ...((await answer.json()) as object) };
      },
      async shown() {
        const reader = (await request('/feed')).body?.pipeThrough(new TextDecoderStream()).getReader();
        const first = await reader?.read();
        await reader?.cancel();
        return JSON.parse(/^data: (.*)$/m.exec(first?.value ?? '')?.[1] ?? '{}');
      },
    };
  }

  const place: Place = {
    simulator: rehearsal.simulator,
    visitor,
    hears: true,
    async [Symbol.asyncDispose]() {
      await gc.close();
      await rehearsal.simulator.close();
    },
  };
  return place;
}

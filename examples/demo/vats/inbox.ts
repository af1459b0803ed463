/** What the PBX posts to us. The simulator signs as the PBX does; checking it is the webhook receiver's job. */
import { EventEmitter, on } from 'node:events';

export interface PostedEvent {
  /** Such as `events/call`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface EventInbox {
  /** A Fetch-standard handler. */
  readonly receive: (request: Request) => Promise<Response>;
  /** The events in the order in which they came. */
  readonly events: () => AsyncIterable<PostedEvent>;
}

export function eventInbox(): EventInbox {
  const emitter = new EventEmitter();
  const arrived = on(emitter, 'event');
  return {
    async receive(request) {
      const form = new URLSearchParams(await request.text());
      const path = new URL(request.url).pathname.replace(/^\//, '');
      emitter.emit('event', { path, body: JSON.parse(form.get('json') ?? '{}') as PostedEvent['body'] });
      return new Response(null, { status: 200 });
    },
    async *events() {
      for await (const [event] of arrived as AsyncIterable<[PostedEvent]>) yield event;
    },
  };
}

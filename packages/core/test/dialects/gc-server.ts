import type { Asked, Told } from './loopback.ts';

/** The server, as far as it is known: accepts a command, and posts events to where Hello said. */
export class GcServer {
  readonly log: string[] = [];
  callback = '';
  eventFor: (type: string) => object | undefined = () => undefined;
  eventFirst = false;

  async answer({ body }: Asked): Promise<Told> {
    const { data } = JSON.parse(body) as { data: Record<string, string> };
    if (data['callbackFqdn'] !== undefined) this.callback = `${data['callbackFqdn']}${data['callbackEndpoint']}`;
    this.log.push(`${data['type']} ${data['body']}`);
    const posted = this.post(this.eventFor(data['type'] ?? ''));
    if (this.eventFirst) await posted;
    this.log.push('accepted');
    return { body: '' };
  }

  async post(event: object | undefined): Promise<void> {
    if (event === undefined) return;
    if (!this.eventFirst) await new Promise((resolve) => setTimeout(resolve, 5));
    const answer = await fetch(this.callback, { method: 'POST', body: JSON.stringify(event) }).catch(() => undefined);
    this.log.push(`event ${answer?.status}`);
  }
}

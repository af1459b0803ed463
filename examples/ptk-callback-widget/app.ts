/** The page, and what it may ask of Callback. */
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { PtkCallbackClient, PtkCallbackError, Result } from '@trunkline/ptk-callback';
import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { inWords } from './words.ts';

const page = fileURLToPath(new URL('page', import.meta.url));
/** DuplicateExternalTrackingIdFound: nobody else has the visitor's random id, so an earlier try of theirs got through. */
const trackingIdUsed = 108042;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function widgetApp(ptk: PtkCallbackClient, segment: string): Hono {
  /** The visitor's random id opens a booking; Callback's own number, which may be guessed, never leaves this process. */
  const bookings = new Map<string, string>();
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'] } }));

  app.get('/api/wait', async (context) => answer(context, await ptk.queues.getEwt({ segment })));
  app.get('/api/slots', async (context) => answer(context, await ptk.appointments.listTimes({ segment, count: 12 })));

  app.put('/api/bookings/:id', async (context) => {
    const id = context.req.param('id');
    const { contact, time } = await context.req.json<{ contact: string; time?: string }>();
    if (!uuid.test(id)) return context.json({ message: 'A booking needs a random id.' }, 400);
    if (bookings.has(id)) return context.json({});
    // Callback takes a tracking id only once: after a lost answer the visitor may press the button again.
    const when = time ? { appointmentTime: time } : {};
    const booked = await ptk.interactions.add({ segment, contact, ...when, externalTrackingId: id });
    const interactionId = booked.ok ? booked.value.interactionId : undefined;
    if (interactionId !== undefined) bookings.set(id, interactionId);
    const mayBeThere = booked.ok || (booked.error.kind === 'api' && booked.error.code === trackingIdUsed);
    if (interactionId !== undefined || !mayBeThere) return answer(context, booked);
    const found = await ptk.interactions.get({ externalTrackingId: id });
    if (found.ok && found.value.interactionId) bookings.set(id, found.value.interactionId);
    return answer(context, found.ok ? { ...found, value: {} } : found);
  });

  app.post('/api/bookings/:id/time', async (context) => {
    const interactionId = bookings.get(context.req.param('id'));
    const { time } = await context.req.json<{ time: string }>();
    if (interactionId === undefined) return context.json({ message: 'This callback is no longer there.' }, 404);
    return answer(context, await ptk.interactions.reschedule({ interactionId, appointmentTime: time }));
  });

  app.delete('/api/bookings/:id', async (context) => {
    const id = context.req.param('id');
    const interactionId = bookings.get(id);
    if (interactionId === undefined) return context.json({ message: 'This callback is no longer there.' }, 404);
    const removed = await ptk.interactions.remove({ interactionId, reason: 'Web Canceled' });
    if (removed.ok) bookings.delete(id);
    return answer(context, removed);
  });

  app.use('*', serveStatic({ root: page }));
  return app;
}

/** Of a failure, words; of a success, what a visitor may see. */
function answer(context: Context, result: Result<unknown, PtkCallbackError>): Response {
  if (!result.ok) return context.json({ message: inWords(result.error) }, result.error.kind === 'input' ? 422 : 502);
  const { value } = result;
  const mayBeSeen = Array.isArray(value) || (typeof value === 'object' && value !== null && 'text' in value);
  return context.json(mayBeSeen ? value : {});
}

/** A callback is booked, moved and cancelled, on a server whose requests are known from its WSDL alone. */
import { createPtkCallbackClient, profileFromWsdl, type PtkCallbackError, type Result } from '@trunkline/ptk-callback';
import { createPtkCallbackSimulator, ptkCallbackWires } from '@trunkline/simulator';
import { heading, ink, say } from '../paper.ts';

function tell(what: string, { ok, error }: Result<unknown, PtkCallbackError>, told = ''): void {
  const end = ok
    ? `${ink('green', '✓')} ${told}`
    : `${ink('red', '✗')} ${error.kind}, ${error.category}, sent? ${error.outcome}  ${ink('dim', error.message)}`;
  say(`${ink('dim', what.padEnd(48))} ${end}`);
}

export async function bookCallback(): Promise<void> {
  heading('PTK Callback: an appointment, over a wire that is read from its WSDL');
  await using simulator = await createPtkCallbackSimulator({ wire: ptkCallbackWires.foreign });
  const reading = await profileFromWsdl(await (await fetch(simulator.wsdlUrl)).text());
  if (!reading.ok) throw new Error('no profile');
  await using ptk = createPtkCallbackClient({ baseUrl: simulator.baseUrl, profile: reading.profile, tenant: 'Main' });
  say(
    `profileFromWsdl: ${reading.report.mapped.length} operations, such as GetEWT as ${reading.profile.operations.GetEWT?.name}`,
  );

  const segment = '7001';
  const wait = await ptk.queues.getEwt({ segment });
  tell("queues.getEwt({ segment: '7001' })", wait, wait.ok ? `${wait.value.seconds} seconds` : '');
  const slots = await ptk.appointments.listTimes({ segment, count: 2 });
  const [first, second] = slots.ok ? slots.value : [];
  tell('appointments.listTimes({ count: 2 })', slots, slots.ok ? slots.value.map(({ time }) => time).join(', ') : '');
  if (first === undefined || second === undefined) return;

  const asked = { segment, contact: '5551234567', appointmentTime: first, externalTrackingId: 'web-42' };
  simulator.faults.next({ kind: 'cutBody' });
  const booked = await ptk.interactions.add(asked);
  const there = booked.ok && booked.value.alreadyThere ? ' (its first answer was cut: it was there already)' : '';
  tell('interactions.add(…), its first answer cut off', booked, `one callback${there}`);
  const found = await ptk.interactions.query({ contact: asked.contact });
  tell('interactions.query({ contact })', found, found.ok ? `${found.value.length} found` : '');
  const interactionId = found.ok ? (found.value[0]?.interactionId ?? '') : '';
  const moved = await ptk.interactions.reschedule({ interactionId, appointmentTime: second });
  tell('interactions.reschedule(…)', moved, `to ${second.time}`);
  tell('interactions.remove(…)', await ptk.interactions.remove({ interactionId, reason: 'Web Canceled' }), 'cancelled');
  tell('interactions.remove(…) once more', await ptk.interactions.remove({ interactionId, reason: 'Web Canceled' }));
}

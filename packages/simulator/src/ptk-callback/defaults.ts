import type { PtkCallbackTenant } from './directory.ts';
import type { PtkCallbackSettings, PtkCallbackSimulatorOptions } from './options.ts';
import { ptkCallbackWires } from './wire/wires.ts';

/** What the vendor's JavaScript SDK asks of a queue; the names of the variables themselves aren't published. */
const variables = {
  ScheduledCallbackEnabled: 'true',
  RescheduledCallbackEnabled: 'true',
  VirtualQueueMenuEnabled: 'true',
  SpeakMaxEwt: 'true',
  SpeakMinEwt: 'false',
};

/** The small installation that a simulator plays when nothing else is said. */
const main: PtkCallbackTenant = {
  name: 'Main',
  queues: [
    { queueId: 'Q1', name: 'Sales', variables },
    {
      queueId: 'Q2',
      name: 'Support',
      hours: { opens: '09:00', closes: '17:00', days: [1, 2, 3, 4, 5] },
      capacity: 3,
      slotMinutes: 15,
      slotCapacity: 1,
      doubleCheck: false,
      variables,
    },
  ],
  segments: [
    { name: '7001', queueId: 'Q1' },
    { name: '7002', queueId: 'Q2' },
    // A segment of the telephony, which the toolkit can't use.
    { name: '7003', queueId: 'Q1', treatmentType: 10 },
    { name: 'PlatformToolKit', queueId: 'Q1' },
  ],
};

export const withDefaults = (options: PtkCallbackSimulatorOptions): PtkCallbackSettings => {
  const given = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as PtkCallbackSimulatorOptions;
  const tenants = given.tenants ?? [main];
  const { requests = 1, ms = 1 } = given.requestWindow ?? {};
  if (!(requests >= 1 && ms > 0)) throw new TypeError('A request window takes one request or more, and some time.');
  return {
    secondPort: 0,
    tenants,
    wire: ptkCallbackWires.foreign,
    ptkVersion: 5,
    notImplemented: [],
    licences: Infinity,
    contactRule: /^\+?\d{3,15}$/,
    results: ['Completed', 'NoAnswer', 'Busy', 'WrongNumber'],
    privateDataNames: ['AgentPin', 'RoutingKey'],
    appointmentDays: 7,
    conversationTenant: tenants[0]?.name ?? '',
    location: 'absolute',
    ...given,
  };
};

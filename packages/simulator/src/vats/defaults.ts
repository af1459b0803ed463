import type { Directory } from './directory.ts';
import { defaultLists } from './lists.ts';
import type { VatsSettings, VatsSimulatorOptions } from './options.ts';

/** The small company that a simulator plays when nothing else is said. */
const company: Directory = {
  users: [
    {
      userId: 3000101,
      name: 'Anna Orlova',
      extension: '101',
      numbers: [
        { number: 'sip:anna@demo.mangosip.ru', protocol: 'sip' },
        { number: '79000000101', protocol: 'tel' },
      ],
      email: 'anna@example.com',
      department: 'Sales',
      position: 'Manager',
      mobile: '79000000101',
      login: 'anna',
    },
    {
      userId: 3000102,
      name: 'Boris Volkov',
      extension: '102',
      numbers: [{ number: 'sip:boris@demo.mangosip.ru', protocol: 'sip' }],
      email: 'boris@example.com',
      department: 'Sales',
      position: 'Manager',
    },
    {
      userId: 3000103,
      name: 'Vera Smirnova',
      extension: '103',
      numbers: [{ number: 'sip:vera@demo.mangosip.ru', protocol: 'sip' }],
      email: 'vera@example.com',
      department: 'Support',
      position: 'Engineer',
    },
    {
      userId: 3000104,
      name: 'Gleb Petrov',
      extension: '104',
      numbers: [{ number: 'sip:gleb@demo.mangosip.ru', protocol: 'sip' }],
      email: 'gleb@example.com',
      department: 'Support',
      position: 'Engineer',
    },
  ],
  groups: [
    { groupId: 7000201, name: 'Sales', extension: '201', ringing: 'inTurn', members: ['101', '102'] },
    { groupId: 7000202, name: 'Support', extension: '202', ringing: 'allAtOnce', members: ['103', '104'] },
  ],
  lines: [
    { lineId: 8000001, number: '74950000001', name: 'Main line' },
    { lineId: 8000002, number: '78000000002', name: 'Free line', region: 'toll-free' },
  ],
  audioFiles: [{ id: 501, name: 'Please hold' }],
};

/** Options that are given as undefined are options that aren't given. */
const given = <Options extends object>(options: Options | undefined): Partial<Options> =>
  Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined)) as Partial<Options>;

export const withDefaults = (options: VatsSimulatorOptions): VatsSettings => ({
  ...company,
  apiKey: 'demo-key',
  apiSalt: 'demo-salt',
  productId: 4000001,
  balance: 1000,
  errorForm: 'result',
  refusals: 'notification',
  unknownCallCode: 4101,
  wrongRequestRule: false,
  rateLimits: false,
  apiVersion: 2,
  resultDelayMs: 100,
  apiMaySubscribe: true,
  blackListService: true,
  maxUploadBytes: 100 * 1024 * 1024,
  recognitionMs: 5_000,
  pushDelayMs: 1_000,
  speechRequests: 'signed',
  messageChannels: [901],
  contactCentreTaskPath: undefined,
  ...given(options),
  lists: { ...defaultLists, ...given(options.lists) },
  statistics: {
    seededCalls: 0,
    readyAfterMs: 2_000,
    keptMs: 60_000,
    lineEnd: '\n',
    records: 'brackets',
    ...given(options.statistics),
  },
  recordings: {
    savedAfterMs: 2_000,
    bytesPerSecond: 4_000,
    links: true,
    missing: 3320,
    ...given(options.recordings),
  },
});

import type { UptivityDevice, UptivityUser } from './directory.ts';
import type { UptivitySettings, UptivitySimulatorOptions } from './options.ts';

const devices: readonly UptivityDevice[] = [
  {
    deviceId: '200',
    deviceAlias: '5200',
    stationName: 'DESK-200',
    agent: { sysUser: 'abaker', crmUser: 'alice.baker' },
  },
  {
    deviceId: '201',
    deviceAlias: '5201',
    stationName: 'DESK-201',
    agent: { sysUser: 'pmirov', crmUser: 'privet.mirov' },
  },
  {
    deviceId: '202',
    deviceAlias: '5202',
    stationName: 'DESK-202',
    agent: { sysUser: 'cdavis', crmUser: 'carol.davis' },
  },
  // Free seating: nobody has signed in here.
  { deviceId: '203', deviceAlias: '5203', stationName: 'DESK-203' },
];

const users: readonly UptivityUser[] = [
  {
    userId: 11,
    username: 'abaker',
    employeeId: '00417',
    firstName: 'Alice',
    lastName: 'Baker',
    agent: true,
    addTime: new Date('2025-11-03T14:05:09Z'),
    modTime: new Date('2026-01-12T05:30:00Z'),
    sysUser: 'abaker',
    sysDomain: 'DEMO',
    email: 'alice@example.com',
    crmUser: 'alice.baker',
  },
  {
    userId: 12,
    username: 'pmirov',
    employeeId: '1002',
    firstName: 'Привет',
    lastName: 'Миров',
    agent: true,
    addTime: new Date('2025-06-30T17:00:00Z'),
    sysUser: 'pmirov',
    sysDomain: 'DEMO',
    email: 'privet@example.com',
    crmUser: 'privet.mirov',
  },
  {
    userId: 13,
    username: 'cdavis',
    employeeId: '1003',
    firstName: 'Carol',
    lastName: "O'Neill & Davis",
    agent: false,
    addTime: new Date('2024-02-29T04:59:59Z'),
    modTime: new Date('2024-03-01T17:00:01Z'),
    sysUser: 'cdavis',
    sysDomain: 'DEMO',
    email: '',
    crmUser: '',
    siteId: 4,
  },
];

export const withDefaults = (options: UptivitySimulatorOptions): UptivitySettings => ({
  socketPort: 0,
  closeAfterReply: false,
  idleCloseMs: undefined,
  devices,
  users,
  schedule: () => true,
  limits: {},
  requestType: 'first',
  errorStatus: 200,
  utcOffset: '-05:00',
  ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
});

import type { GcAgentInput, GcCompany } from './company.ts';
import type { GcSettings, GcSimulatorOptions } from './options.ts';

const supervisor: GcAgentInput = {
  agentId: '9001',
  extension: '29001',
  firstName: 'Sam',
  lastName: 'Keller',
  team: '1',
  supervises: ['1', '2'],
};

const company: GcCompany = {
  agents: [
    { agentId: '1001', extension: '21001', firstName: 'Alice', lastName: 'Baker', team: '1' },
    { agentId: '1002', extension: '21002', firstName: 'Борис', lastName: 'Волков', team: '1' },
    { agentId: '1003', extension: '21003', firstName: 'Carol', lastName: "O'Neill", team: '2' },
    { agentId: '1004', extension: '21004', firstName: 'Dev', lastName: 'Rao', team: '2', wrapUp: 'REQUIRED' },
    supervisor,
  ],
  teams: [
    { teamId: '1', name: 'Sales' },
    { teamId: '2', name: 'Support' },
  ],
  queues: [
    { queueId: '61', name: 'Sales', number: '60001', team: '1' },
    { queueId: '62', name: 'Support', number: '60002', team: '2' },
  ],
  phonebooks: [
    {
      phonebookId: '31',
      name: 'Everybody',
      contacts: [
        { firstName: 'Front', lastName: 'Desk', phoneNumber: '60001', description: 'Head office' },
        { firstName: 'Анна', lastName: 'Орлова', phoneNumber: '79000000101' },
      ],
    },
    {
      phonebookId: '32',
      name: 'Sales partners',
      team: '1',
      contacts: [{ firstName: 'Pat', lastName: 'Lee', phoneNumber: '74950000001' }],
    },
  ],
  reasons: {
    notReady: [
      { code: '1', label: 'Break' },
      { code: '2', label: 'Lunch' },
      { code: '3', label: 'Обучение' },
    ],
    logout: [
      { code: '11', label: 'End of shift' },
      { code: '12', label: 'System trouble' },
    ],
    wrapUp: [
      { code: '1', label: 'Complaint' },
      { code: '2', label: 'New order' },
    ],
  },
  skillGroups: Array.from({ length: 30 }, (_, index) => ({
    skillGroupId: String(5001 + index),
    name: `Skill ${index + 1}`,
  })),
};

/** As many agents as one likes, in turns over the teams. */
const crowd = (count: number, { teams }: Pick<GcCompany, 'teams'>): GcAgentInput[] =>
  Array.from({ length: count }, (_, index) => ({
    agentId: String(1001 + index),
    extension: String(21001 + index),
    firstName: 'Agent',
    lastName: String(1001 + index),
    team: teams[index % teams.length]?.teamId ?? '1',
  }));

const mostOfACrowd = 8_000;

export const withDefaults = (options: GcSimulatorOptions): GcSettings => {
  const { agents, ...given } = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as GcSimulatorOptions;
  if (typeof agents === 'number' && !(Number.isInteger(agents) && agents >= 1 && agents <= mostOfACrowd)) {
    throw new TypeError(`The number of agents must be between 1 and ${mostOfACrowd}.`);
  }
  const whole = { ...company, ...given };
  return {
    flavour: 'ucce',
    wrapping: 'bare',
    acceptance: {},
    scalars: 'strings',
    emptyQueueName: 'object',
    callVariables: 'list',
    heldDialog: 'ACTIVE',
    finesseErrors: 'errorType',
    eventDelayMs: 10,
    wrapUpMs: 30_000,
    reasonRequired: false,
    licences: Infinity,
    utcOffsetMinutes: 0,
    ...whole,
    agents: typeof agents === 'number' ? [...crowd(agents, whole), supervisor] : (agents ?? company.agents),
  };
};

import type { CcaWebApiCompany, CcaWebApiContact } from './company.ts';
import { meetsByDefault } from './conditions.ts';
import type { CcaWebApiSettings, CcaWebApiSimulatorOptions } from './options.ts';
import type { CcaWebApiQuotaResponse } from './surveys.ts';
import { checkedVersion } from './version.ts';

const ages: readonly CcaWebApiQuotaResponse[] = [
  { caption: '18-34', minimum: 20, maximum: 30, completed: 12 },
  { caption: '35+', minimum: 30, maximum: 45, completed: 9 },
];

const gender = (caption: string): CcaWebApiQuotaResponse => ({
  caption,
  minimum: 50,
  maximum: 75,
  completed: 21,
  questions: [{ id: 702, shortcut: 'AGE', responses: ages }],
});

const contacts = (first: number, count: number): readonly CcaWebApiContact[] =>
  Array.from({ length: count }, (_, index) => ({
    id: first + index,
    fields: {
      Name: index % 10 === 3 ? `Анна ${first + index}` : `Contact ${first + index}`,
      Phone: `7900${1_000_000 + index}`,
    },
  }));

/** A picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const company: CcaWebApiCompany = {
  agents: [
    { id: 1, name: 'supervisor', firstName: 'Sam', lastName: 'Keller' },
    { id: 2, name: 'alice', firstName: 'Alice', lastName: "O'Neill", modules: ['Cati', 'AskiaFace'] },
    { id: 3, name: 'boris', firstName: 'Борис', lastName: 'Волков', modules: ['Cati'] },
  ],
  permanentTokens: [{ token: 'A-5d2c7a10-3f4e-4b6a-9c81-0e7f2a6b1d93', agentId: 1, module: 'CcaPortal' }],
  surveyTasks: [
    {
      id: 11,
      name: 'Customer satisfaction',
      description: 'By phone and on the web',
      webSurvey: true,
      lists: [21, 22],
      quota: [{ id: 701, shortcut: 'GENDER', responses: [gender('Female'), gender('Male')] }],
      feedback: [
        {
          id: 61,
          comment: 'The logo hides the question.',
          screenshot: { name: 'feedback-61.png', type: 'image/png', content: pixel },
        },
        { id: 62, comment: 'Слишком долго' },
      ],
      resources: [{ id: 71, name: 'logo.png', type: 'image/png', content: pixel }],
      content: { name: 'satisfaction.qex', content: 'questionnaire of customer satisfaction' },
      interviews: { name: 'satisfaction.dat', content: 'interviews of customer satisfaction' },
      completed: 42,
      agentsLoggedOn: 2,
    },
    { id: 12, name: 'Мнение о магазинах', lists: [22], completed: 3 },
  ],
  lists: [
    { id: 21, name: 'Main sample', contacts: contacts(1001, 50), running: true },
    { id: 22, name: 'Boost', contacts: contacts(2001, 10) },
  ],
  calls: [
    { agentIds: [2], taskId: 11, totalSeconds: 312, result: 0, startedAt: new Date('2026-01-14T10:00:00Z') },
    { agentIds: [2, 3], taskId: 11, totalSeconds: 0, result: 3, startedAt: new Date('2026-01-14T11:00:00Z') },
    { agentIds: [3], taskId: 12, totalSeconds: 145, result: 9, startedAt: new Date('2026-01-15T08:30:00Z') },
  ],
  capiGroups: [{ id: 41, name: 'Interviewers', surveyId: 11, members: [{ agentId: 2, active: true }] }],
  webConnections: [
    { id: 31, name: 'WebProd' },
    { id: 32, name: 'WebProd in repair', reachable: false },
  ],
  files: [{ name: 'export.dat', content: '' }],
  jobs: [{ id: 51, name: 'Nightly export' }],
  jobSchedules: [{ id: 55, name: 'Every night' }],
  groups: [{ id: 81, name: 'Day shift' }],
  outboundGroups: [{ id: 85, name: 'Predictive' }],
  generalSettings: {},
  serverState: {},
  serverConfiguration: {},
  databaseConnectionConfiguration: {},
};

const minuteMs = 60_000;

export const withDefaults = (options: CcaWebApiSimulatorOptions): CcaWebApiSettings => {
  const settings: CcaWebApiSettings = {
    ...company,
    version: '5.4.8',
    versionInEnvelope: 'full',
    paths: 'all',
    basePath: '/CcaWebApi/',
    authSchemes: ['Basic', 'Bearer'],
    sessionIdleMs: 20 * minuteMs,
    wrongPasswordCode: 111,
    faceModuleRequired: false,
    httpStatus: 'same',
    errorStatus: 400,
    findContactsMs: 2_000,
    pending: 'resultCode',
    requestTokenMs: 10 * minuteMs,
    unknownRequestCode: 103,
    mostResults: 100_000,
    faceTasks: 'envelope',
    meets: meetsByDefault,
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  };
  checkedVersion(settings.version);
  return { ...settings, basePath: `/${settings.basePath.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/') };
};

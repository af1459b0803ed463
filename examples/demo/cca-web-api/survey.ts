/** A survey is looked at: log-in by itself, quotas, a search with progress, and a session that ends in the middle. */
import { createCcaWebApiClient, type CcaWebApiError, type Result } from '@trunkline/cca-web-api';
import { createCcaWebApiSimulator } from '@trunkline/simulator';
import { heading, ink, say } from '../paper.ts';

function tell(what: string, { ok, error }: Result<unknown, CcaWebApiError>, told = ''): void {
  const end = ok
    ? `${ink('green', '✓')} ${told}`
    : `${ink('red', '✗')} ${error.kind}, ${error.category}, sent? ${error.outcome}  ${ink('dim', error.message)}`;
  say(`${ink('dim', what.padEnd(48))} ${end}`);
}

export async function lookAtSurvey(): Promise<void> {
  heading('CCAWebAPI: a survey, and a session that nobody has to think of');
  await using simulator = await createCcaWebApiSimulator({ findContactsMs: 30 });
  let logins = 0;
  await using cca = createCcaWebApiClient({
    baseUrl: simulator.baseUrl,
    username: 'supervisor',
    password: 'demo',
    module: 'CcaPortal',
    onEvent: ({ type }) => void (logins += type === 'login' ? 1 : 0),
  });

  const all = await Promise.all([cca.surveyTasks.list(), cca.agents.list(), cca.jobs.list()]);
  const [tasks] = all;
  tell('surveyTasks.list(), agents.list(), jobs.list()', tasks, `3 calls at once, ${logins} log-in`);
  if (tasks.ok) for (const { id, name } of tasks.value) say(`  ${ink('cyan', String(id))} ${name}`);

  const polls: number[] = [];
  const found = await cca.lists.findContacts(
    { listIds: ['22'], maxResults: 10 },
    { pollMs: 10, onProgress: ({ done }) => polls.push(done) },
  );
  tell("lists.findContacts({ listIds: ['22'] })", found, `over after ${polls.length} questions`);

  for (const { token } of simulator.sessions) simulator.endSession(token);
  tell('agents.list(), after the session has ended', await cca.agents.list(), `${logins} log-ins so far`);

  simulator.faults.next({ kind: 'code', code: 106 });
  tell('surveyTasks.list(), the database is down', await cca.surveyTasks.list(), 'asked again by itself');
  await using stranger = createCcaWebApiClient({
    baseUrl: simulator.baseUrl,
    username: 'supervisor',
    password: 'wrong',
    module: 'CcaPortal',
  });
  tell('agents.list(), with a wrong password', await stranger.agents.list());
}

import { ccaWebApiOptionsFromEnv, createCcaWebApiClient } from '@trunkline/cca-web-api';
import { explain } from './explain.ts';
import { live } from './live.ts';
import { once } from './once.ts';

const { SURVEY_TASK_ID: surveyTaskId = '', LIST_ID: listId, EVERY_SECONDS = '2', TERM } = process.env;

const leaving = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => leaving.abort());
const { signal } = leaving;

const cca = createCcaWebApiClient(ccaWebApiOptionsFromEnv());

if (process.stdout.isTTY && TERM !== 'dumb') {
  const trouble = await live(process.stdout, {
    cca,
    surveyTaskId,
    listId,
    everyMs: Number(EVERY_SECONDS) * 1000,
    signal,
  });
  if (trouble !== undefined) {
    console.error(explain(trouble));
    process.exitCode = 1;
  }
} else {
  const { text, ok } = await once(cca, surveyTaskId, listId, signal);
  console.log(text);
  process.exitCode = ok ? 0 : 1;
}

await cca.close();

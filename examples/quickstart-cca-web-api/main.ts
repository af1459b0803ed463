import { ccaWebApiOptionsFromEnv, createCcaWebApiClient, type CcaWebApiError } from '@trunkline/cca-web-api';

const { SURVEY_TASK_ID = '', LIST_ID = '' } = process.env;

// It logs in with the first call, and again when the session has ended.
const cca = createCcaWebApiClient(ccaWebApiOptionsFromEnv());

const tasks = await cca.surveyTasks.list();
if (tasks.ok) {
  for (const { id, name, objectState } of tasks.value) {
    console.log(`Survey task ${id}: ${name}, ${objectState?.interviewsCompletedCount ?? 0} interviews`);
  }
} else explain(tasks.error);

const survey = await cca.surveyTasks.content.download({ surveyTaskId: SURVEY_TASK_ID });
if (survey.ok) {
  const saved = await survey.value.saveTo('survey.qex');
  if (saved.ok) console.log(`The survey is here: survey.qex, ${saved.value} bytes`);
  else console.error(saved.error.message);
} else explain(survey.error);

// How contacts look is not documented: give a schema to have them typed.
const found = await cca.lists.findContacts(
  { listIds: [LIST_ID], maxResults: 10 },
  { onProgress: ({ done }) => console.log(`Asked ${done} times whether the search is over`) },
);
if (found.ok) console.log('Contacts:', found.value);
else explain(found.error);

await cca.close();

/** One switch for everything that can go wrong. */
function explain(error: CcaWebApiError): void {
  process.exitCode = 1;
  switch (error.kind) {
    case 'input':
      return console.error('Mend the input:', error.issues);
    case 'api':
      if (error.category === 'authentication') return console.error('The call centre does not let us in:', error.code);
      return console.error(`The call centre says ${error.code}: ${error.description}`);
    case 'network':
      return console.error(`No way to the call centre (${error.reason}). Was it sent? ${error.outcome}`);
    default:
      // `unknown` means: it may have been carried out. Look before you send it again.
      return console.error(`${error.message}. Was it sent? ${error.outcome}`);
  }
}

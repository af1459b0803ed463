import { createUptivityClient, defineCommand, required, text } from '@trunkline/uptivity';
import { createCcaWebApiClient } from '@trunkline/cca-web-api';
import { createPtkCallbackClient, provisionalProfile } from '@trunkline/ptk-callback';
import { createVatsClient, vatsOptionsFromEnv, type VatsError } from '@trunkline/vats';

const vats = createVatsClient({ ...vatsOptionsFromEnv(), totalTimeoutMs: 5_000 });

export async function ring(): Promise<string> {
  const { ok, value, error } = await vats.calls.callback({ from: { extension: '101' }, toNumber: '74955404444' });
  return ok ? value.commandId : explain(error);
}

function explain(error: VatsError): string {
  switch (error.kind) {
    case 'api':
      return error.code === 2211 ? error.codeName : error.description;
    case 'input':
    case 'refused':
    case 'network':
    case 'timeout':
    case 'aborted':
    case 'http':
    case 'decode':
    case 'unexpected':
      return error.message;
    default:
      return error satisfies never;
  }
}

const uptivity = createUptivityClient({ baseUrl: 'tcp://127.0.0.1:5620' });
const mark = defineCommand({ type: 'CALLUPDATE', parameters: { deviceId: required('DEVICEID', text()) } });

export async function record(): Promise<string> {
  const marked = await uptivity.run(mark, { deviceId: '200' });
  const started = await uptivity.calls.start({ deviceId: '200' }, { acceptCodes: [9, 35] });
  return started.ok && marked.ok ? started.value.outcome.name : 'not recorded';
}

const cca = createCcaWebApiClient({ baseUrl: 'http://127.0.0.1:4010/CcaWebApi', token: 'A-1' });
const ptk = createPtkCallbackClient({ baseUrl: 'http://127.0.0.1:4010', profile: provisionalProfile, tenant: 'Main' });

export async function waitOrSurvey(): Promise<string> {
  const [wait, tasks] = await Promise.all([ptk.queues.getEwt({ segment: '7001' }), cca.surveyTasks.list()]);
  if (wait.ok) return wait.value.text;
  return tasks.ok ? String(tasks.value.length) : tasks.error.message;
}

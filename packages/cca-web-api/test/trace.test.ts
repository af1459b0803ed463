import { describeTrace } from '@trunkline/conformance';
import { createCcaWebApiSimulator } from '@trunkline/simulator';
import { connectCcaWebApi, createCcaWebApiClient, operations } from '../src/index.ts';

const secrets = ['Aleksandrova', 'Привет'];

describeTrace({
  vendor: 'cca-web-api',
  operations,
  files: new URL('traces/', import.meta.url),
  secrets,
  connect: (options) =>
    connectCcaWebApi({ ...options, username: 'u', password: 'p', module: 'm', baseUrl: 'http://127.0.0.1/' }),
  async story(onWire) {
    const simulator = await createCcaWebApiSimulator();
    const { baseUrl, username, password, module } = simulator;
    const cca = createCcaWebApiClient({ baseUrl, username, password, module, onWire, random: () => 0 });
    await cca.surveyTasks.list();
    await cca.agents.list();
    const template = await cca.agents.getTemplate();
    if (template.ok)
      await cca.agents.create({ agent: { ...template.value, Name: 'Aleksandrova', LastName: 'Привет' } });
    await cca.surveyTasks.get({ surveyTaskId: 987_654 });
    await cca.session.timeRemaining();
    await cca.close();
    await simulator.close();
  },
  expected: [
    'session.login: not made',
    'surveyTasks.list: ok',
    'agents.list: ok',
    'agents.getTemplate: ok',
    'agents.create: ok',
    'surveyTasks.get: api 103',
    'session.timeRemaining: ok',
  ],
});

import {
  ccaWebApiCodes,
  ccaWebApiOptionsFromEnv,
  connectCcaWebApi,
  operations,
  type CcaWebApiWire,
} from '@trunkline/cca-web-api';
import { methodAt } from '../call/tree.ts';
import { opened } from './opened.ts';
import type { Vendor } from './vendor.ts';

// Any path of the server is for programs.
const { request: _request, download: _download, ...tree } = operations;

export const ccaWebApi: Vendor = {
  codes: ccaWebApiCodes,
  tree,
  wireName: (wire) => {
    const { method, path } = wire as CcaWebApiWire;
    return `${method} ${path}`;
  },
  async open(env, opening) {
    const options = { ...ccaWebApiOptionsFromEnv(env), ...opening };
    return opened(connectCcaWebApi(options), tree);
  },
  replaySubject: () => ({
    operations,
    connect: (options) =>
      connectCcaWebApi({ ...options, username: 'u', password: 'p', module: 'm', baseUrl: 'http://127.0.0.1/' }),
  }),
  examination: {
    address: (env) => ccaWebApiOptionsFromEnv(env).baseUrl,
    ask: (client, signal) => methodAt(client.methods, 'session.timeRemaining')({}, { signal }),
    readings: ['agents.list', 'surveyTasks.list', 'lists.list', 'groups.list', 'files.list'],
  },
};

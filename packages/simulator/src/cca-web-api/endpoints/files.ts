import { answered, refuse } from '../outcome.ts';
import type { Endpoint } from './endpoint.ts';

export const fileEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: 'Files',
    since: '5.4.7',
    run: ({ settings }) => answered(settings.files.map(({ name }) => ({ Name: name }))),
  },
  {
    method: 'GET',
    path: 'Files/Requests/{dataToken}/Download',
    since: '5.4.7',
    run: ({ files, settings }, { names }) => ({
      file: files.find(names['dataToken'] ?? '') ?? refuse(settings.unknownRequestCode),
    }),
  },
];

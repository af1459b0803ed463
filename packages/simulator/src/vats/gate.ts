import type { RecordedRequest } from '../frame/records.ts';
import { check, isObject, malformed, missing, type FieldTable, type Input } from './fields.ts';
import type { VatsSettings } from './options.ts';
import { isSignedBy } from './signature.ts';
import type { Refusal } from './verdict.ts';

const wrongMethod = 3101;
const wrongSignature = 3102;
const wrongKey = 3105;
const severalWrongParameters = 3100;
const malformedJson = 3400;

export type Opened = { readonly input: Input } | Refusal;

/** What stands between a request and the PBX: method, form, key, signature, JSON, parameters, in this order. */
export const openRequest = (request: RecordedRequest, fields: FieldTable, settings: VatsSettings): Opened => {
  if (request.method !== 'POST') return { code: wrongMethod };
  const { vpbx_api_key: key, sign, json } = request.form ?? {};
  if (key === undefined || sign === undefined || json === undefined) {
    return { code: missing, remarks: { message: 'vpbx_api_key, sign and json are required.' } };
  }
  if (key !== settings.apiKey) return { code: wrongKey };
  if (!isSignedBy(sign, key, json, settings.apiSalt)) return { code: wrongSignature };
  if (request.json === undefined) return { code: malformedJson };
  if (!isObject(request.json)) return { code: malformed };
  const wrong = check(fields, request.json);
  return Object.keys(wrong).length === 0 ? { input: request.json } : refusalFor(wrong);
};

/** One kind of mistake has its own code; a mixture is "wrong parameters". */
const refusalFor = (wrong: Readonly<Record<string, number>>): Refusal => {
  const [code = severalWrongParameters, ...others] = new Set(Object.values(wrong));
  return { code: others.length === 0 ? code : severalWrongParameters, remarks: { fields: wrong } };
};

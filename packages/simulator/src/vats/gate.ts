import type { RecordedRequest } from '../frame/records.ts';
import { check, isObject, malformed, missing, type FieldTable, type Input, type WrongFields } from './fields.ts';
import type { VatsSettings } from './options.ts';
import { isSignedBy } from './signature.ts';
import { refused, type Refusal } from './verdict.ts';

const wrongMethod = 3101;
const wrongSignature = 3102;
const wrongKey = 3105;
const severalWrongParameters = 3100;
const malformedJson = 3400;

export type Opened = { readonly input: Input } | Refusal;

/** What a request is checked against. */
export interface Expected {
  readonly fields: FieldTable;
  readonly rule?: (input: Input) => Refusal | undefined;
}

/** What stands between a request and the PBX: method, form, key, signature, JSON, parameters, in this order. */
export const openRequest = (request: RecordedRequest, expected: Expected, settings: VatsSettings): Opened => {
  if (request.method !== 'POST') return refused(wrongMethod);
  const stranger = isBareJson(request, settings) ? undefined : checkSignature(request, settings);
  if (stranger !== undefined) return stranger;
  if (request.json === undefined) return refused(malformedJson);
  if (!isObject(request.json)) return refused(malformed);
  const mistakes = check(expected.fields, request.json);
  if (Object.keys(mistakes).length > 0) return wrong(mistakes);
  return expected.rule?.(request.json) ?? { input: request.json };
};

/** How speech analytics is asked isn't known; the option decides. */
const isBareJson = (request: RecordedRequest, { speechRequests }: VatsSettings): boolean =>
  speechRequests === 'json' && request.path.startsWith('/s2t/');

const checkSignature = (request: RecordedRequest, settings: VatsSettings): Refusal | undefined => {
  const { vpbx_api_key: key, sign, json } = request.form ?? {};
  if (key === undefined || sign === undefined || json === undefined) {
    return refused(missing, { message: 'vpbx_api_key, sign and json are required.' });
  }
  if (key !== settings.apiKey) return refused(wrongKey);
  return isSignedBy(sign, key, json, settings.apiSalt) ? undefined : refused(wrongSignature);
};

/** One kind of mistake has its own code; a mixture is "wrong parameters". */
export const wrong = (fields: WrongFields): Refusal => {
  const [code = severalWrongParameters, ...others] = new Set(Object.values(fields));
  return refused(others.length === 0 ? code : severalWrongParameters, { fields });
};

/** Wrong parameters, told one by one below a 3100: how the vendor answers what goes beyond a single field. */
export const wrongParameters = (fields: WrongFields): Refusal => refused(severalWrongParameters, { fields });

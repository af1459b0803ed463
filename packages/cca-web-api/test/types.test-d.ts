import { assertType, expectTypeOf } from 'vitest';
import {
  ccaWebApiCodes,
  ccaWebApiOptionsFromEnv,
  createCcaWebApiClient,
  operations,
  type Agent,
  type Answered,
  type Call,
  type CcaWebApiClient,
  type CcaWebApiCode,
  type CcaWebApiCodeReading,
  type CcaWebApiError,
  type CcaWebApiOperation,
  type CcaWebApiOptions,
  type CcaWebApiRecord,
  type Created,
  type Download,
  type Health,
  type NoInput,
  type Notice,
  type Pending,
  type QuotaNode,
  type Result,
  type SessionCheck,
  type StandardSchema,
  type SurveyTask,
  type TrunklineError,
} from '../src/index.ts';

declare const cca: CcaWebApiClient;
declare const error: CcaWebApiError;
declare const schema: StandardSchema<readonly { readonly id: number }[]>;

/** A switch over every kind of error ends in never. */
export function explain(failure: CcaWebApiError): string {
  switch (failure.kind) {
    case 'input':
    case 'decode':
      return failure.issues.map(({ path }) => path).join();
    case 'refused':
    case 'network':
      return failure.reason;
    case 'timeout':
      return failure.scope;
    case 'aborted':
      return typeof failure.reason;
    case 'http':
      return String(failure.status);
    case 'api':
      return failure.codeName;
    case 'unexpected':
      return failure.participant;
    default:
      return failure satisfies never;
  }
}

// Codes: the known ones complete, any other passes.
expectTypeOf<CcaWebApiError>().toEqualTypeOf<TrunklineError<CcaWebApiCode>>();
if (error.kind === 'api') {
  assertType<typeof error.code>(102);
  assertType<typeof error.code>(123_456);
  expectTypeOf(error.readAs).toEqualTypeOf<CcaWebApiCode | undefined>();
}
expectTypeOf(ccaWebApiCodes.find(710, { version: '5.4.5' })).toEqualTypeOf<CcaWebApiCodeReading>();
expectTypeOf<CcaWebApiCodeReading['dialect']>().toEqualTypeOf<'current' | 'old'>();
assertType<CcaWebApiCode>(10_002);
// @ts-expect-error no code of the table
assertType<CcaWebApiCode>(3);

// Options: a login or a permanent token, never both.
const { baseUrl } = { baseUrl: 'https://cca.example/CcaWebApi' };
assertType<CcaWebApiOptions>({ baseUrl, username: 'u', password: () => Promise.resolve('p'), module: 'CcaPortal' });
assertType<CcaWebApiOptions>({ baseUrl, token: 'A-1', authScheme: 'none', serverVersion: '5.4.5' });
assertType<CcaWebApiOptions>({ ...ccaWebApiOptionsFromEnv(), keepRaw: true });
// @ts-expect-error no password
assertType<CcaWebApiOptions>({ baseUrl, username: 'u' });
// @ts-expect-error both
assertType<CcaWebApiOptions>({ baseUrl, username: 'u', password: 'p', token: 'A-1' });
// @ts-expect-error a scheme that nobody has seen
assertType<CcaWebApiOptions>({ baseUrl, token: 'A-1', authScheme: 'Digest' });
expectTypeOf(createCcaWebApiClient).parameter(0).toEqualTypeOf<CcaWebApiOptions>();
expectTypeOf(createCcaWebApiClient).returns.toEqualTypeOf<CcaWebApiClient>();

// Methods: input is optional where none is needed.
type Asked<T> = Promise<Result<T, CcaWebApiError>>;
expectTypeOf(cca.agents.list).returns.toEqualTypeOf<Asked<readonly Agent[]>>();
expectTypeOf(cca.agents.list()).toEqualTypeOf<Asked<readonly Agent[]>>();
expectTypeOf(cca.agents.getTemplate()).toEqualTypeOf<Asked<CcaWebApiRecord>>();
expectTypeOf(cca.agents.create({ agent: { Name: 'anna' } })).toEqualTypeOf<Asked<Created>>();
expectTypeOf(cca.surveyTasks.get({ surveyTaskId: '7' })).toEqualTypeOf<Asked<SurveyTask>>();
expectTypeOf(cca.surveyTasks.quota.get({ surveyTaskId: 7 })).toEqualTypeOf<Asked<QuotaNode>>();
expectTypeOf(cca.surveyTasks.content.download({ surveyTaskId: 7 })).toEqualTypeOf<Asked<Download>>();
expectTypeOf(cca.files.download({ dataToken: 'd' })).toEqualTypeOf<Asked<Download>>();
expectTypeOf(cca.calls.find()).toEqualTypeOf<Asked<readonly Call[]>>();
expectTypeOf(cca.session.check()).toEqualTypeOf<Asked<SessionCheck>>();
expectTypeOf(cca.health()).toEqualTypeOf<Asked<Health>>();
// @ts-expect-error no id
assertType(cca.surveyTasks.get({}));
// @ts-expect-error a name that is misspelt
assertType(cca.surveyTasks.get({ surveyTaskID: 7 }));
// @ts-expect-error an id that is no id
assertType(cca.surveyTasks.get({ surveyTaskId: true }));

// What is not documented is unknown, unless the caller brings a schema.
expectTypeOf(cca.server.state()).toEqualTypeOf<Asked<unknown>>();
expectTypeOf(cca.request('GET', 'Server/State')).toEqualTypeOf<Asked<unknown>>();
expectTypeOf(cca.request('GET', 'Agents', { schema })).toEqualTypeOf<Asked<readonly { readonly id: number }[]>>();
expectTypeOf(cca.lists.findContacts({ listIds: [1] })).toEqualTypeOf<Asked<unknown>>();
expectTypeOf(cca.lists.findContacts({ listIds: [1] }, { schema })).toEqualTypeOf<
  Asked<readonly { readonly id: number }[]>
>();
// @ts-expect-error no method of HTTP that the server is known to take
assertType(cca.request('PATCH', 'Agents'));

// "Not yet" is an arm of the value where somebody waits.
expectTypeOf(cca.lists.contactSearchStatus({ requestToken: 't' })).toEqualTypeOf<
  Asked<Answered<unknown> | Pending<CcaWebApiCode>>
>();
const result = await cca.lists.foundContacts({ requestToken: 't' });
if (result.ok && result.value.pending) expectTypeOf(result.value.code.code).toEqualTypeOf<CcaWebApiCode | undefined>();
if (result.ok) expectTypeOf(result.notice).toEqualTypeOf<Notice<CcaWebApiCode> | undefined>();

// Operations as data, for programs that count bytes.
expectTypeOf(operations.agents.list).toEqualTypeOf<CcaWebApiOperation<NoInput, readonly Agent[]>>();

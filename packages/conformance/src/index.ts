export { describeConformance } from './describe.ts';
export { openSuite } from './run/suite.ts';
export type { Inapplicable, Suite } from './run/suite.ts';
export type {
  Answer,
  ByteStream,
  Conformance,
  Difference,
  Subject,
  SubjectCallOptions,
  SubjectOptions,
} from './conformance.ts';
export type { CallRow, CaseRow, Count, Expectation, OneOf, RowCall, RowPlan, RunRow } from './cases/row.ts';
export type { Place, Stage } from './cases/stage.ts';
export type { CaseContext } from './run/context.ts';
export { startHostile } from './server/hostile.ts';
export type { HostilePlan, HostileServer, SeenConnection, SeenRequest } from './server/hostile.ts';
export type { WireRequest } from './server/requests.ts';
export type { After, Endless, Script, Step } from './server/script.ts';
export { chunk, head, reply, wellFormed, whole } from './server/answers.ts';
export type { Headers } from './server/answers.ts';
export { certificate, type CertificateName } from './server/certificates.ts';
export { startProxy, type ForwardProxy, type ProxyPlan } from './server/proxy.ts';
export { describeTrace, type Traced } from './describe-trace.ts';

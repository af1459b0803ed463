import { expectTypeOf } from 'vitest';
import type {
  CallOptions,
  ForwardingRule,
  PageVisit,
  Result,
  SipReference,
  TrunkNumber,
  VatsClient,
  VatsCode,
  VatsError,
  Visitor,
} from '../src/index.ts';

declare const vats: VatsClient;

type Options = CallOptions<VatsCode>;
type Answer<T> = Promise<Result<T, VatsError>>;

expectTypeOf(vats.callTracking.visitor).returns.toEqualTypeOf<Answer<Visitor | null>>();
expectTypeOf(vats.callTracking.history).returns.toEqualTypeOf<Answer<readonly PageVisit[]>>();
expectTypeOf(vats.sips.create).returns.toEqualTypeOf<Answer<SipReference>>();
expectTypeOf(vats.trunks.listNumbers).returns.toEqualTypeOf<Answer<readonly TrunkNumber[]>>();
expectTypeOf(vats.users.addNumber).parameter(1).toEqualTypeOf<Options | undefined>();
expectTypeOf(vats.users.removeNumber).returns.toEqualTypeOf<Answer<void>>();
expectTypeOf(vats.groups.addMember).returns.toEqualTypeOf<Answer<void>>();

// What is read is open for words that the vendor adds.
expectTypeOf<'robot'>().toExtend<NonNullable<ForwardingRule['forwardTo']>>();
expectTypeOf<'8'>().toExtend<NonNullable<TrunkNumber['direction']>>();

/** What is called with what. Never run. */
export function inputs(): unknown[] {
  const sip = { userId: '1', login: 'a', domain: 'mangosip.ru', password: 'Secret77' } as const;
  return [
    vats.outboundBlacklist.get(),
    vats.schemas.list({ withTrunkNumbers: true }),
    vats.sips.create({ ...sip, allowPaidAddress: true }),
    // @ts-expect-error whoever says no says nothing
    vats.sips.create({ ...sip, allowPaidAddress: false }),
    // @ts-expect-error whoever says no says nothing
    vats.users.update({ userId: '1', numbers: [], replaceAllNumbers: false }),
    // @ts-expect-error an id is a text, so that none is rounded
    vats.users.update({ userId: 1, department: 'Sales' }),
    // @ts-expect-error an employee needs a role
    vats.users.create({ name: 'Anna', extension: '101' }),
    // @ts-expect-error a number needs its protocol
    vats.users.addNumber({ userId: '1', number: { number: '79161234567' } }),
    // @ts-expect-error what is written is not open
    vats.outboundBlacklist.enableMode({ number: '79161234567', mode: 'sms' }),
    // @ts-expect-error the employee of a rule needs to say which number
    vats.forwarding.update({ id: '1', forwardTo: 'user', user: { userId: '3' } }),
    vats.groups.update({ groupId: '7', changes: { melodyId: null } }),
    // @ts-expect-error only the melody may be null
    vats.groups.update({ groupId: '7', changes: { lineId: null } }),
  ];
}

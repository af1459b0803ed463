import type { Category, Effect, RetryAdvice } from '@trunkline/core';

const byEffect: Readonly<Record<Exclude<Effect, 'failure'>, string>> = {
  success: 'Nothing: it was done.',
  partial: 'It was done in part: look which part was not.',
  pending: 'It is taken and not done yet: ask for the outcome.',
  warning: 'It was done; read the remark.',
  outcome: 'Nothing is broken: this is how the work ended.',
};

const byRetry: Readonly<Record<RetryAdvice, string>> = {
  never: 'Sending it again would not help.',
  now: 'Send it again.',
  later: 'Wait, then send it again.',
  poll: 'Ask for the outcome until it is there.',
  after_login: 'Log in again, then send it again.',
  after_fix: 'Mend it, then send it again.',
  after_admin: 'It takes somebody who administers the system.',
};

const byCategory: Readonly<Record<Category, string>> = {
  invalid_request: 'Something in the request is wrong.',
  authentication: 'Check the credentials.',
  permission: 'The account may not do this: ask for the right.',
  not_found: 'What the request names is not there: check its ids.',
  conflict: 'It is there already, or somebody else has changed it: look before you repeat.',
  invalid_state: 'It cannot be done in the state that things are in now.',
  rate_limited: 'Too many requests: slow down.',
  quota_exceeded: 'A licence, the balance or the capacity is used up.',
  unavailable: 'The service is not there for the moment.',
  timeout: 'It took too long. Ask what became of it before you repeat a command.',
  network: 'Check the address and the way to it: trunkline doctor looks at both.',
  cancelled: 'Somebody or something cancelled it.',
  unsupported: 'This server cannot do that.',
  policy: 'A rule forbids it.',
  telephony: 'The telephone network or the number is the reason.',
  server: 'The fault is on the side of the server.',
  unknown: 'Nobody knows why. Ask what became of it before you repeat a command.',
};

/** What to do, in a sentence or two. */
export function adviceFor(effect: Effect, retry: RetryAdvice, category: Category | undefined): string {
  if (effect !== 'failure') return byEffect[effect];
  return [...(category === undefined ? [] : [byCategory[category]]), byRetry[retry]].join(' ');
}

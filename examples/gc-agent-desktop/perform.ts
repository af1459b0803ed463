/** Does what a button asks for, unless the rules say no; answers with what to tell the agent if it came to nothing. */
import { gcCodes, type GcError } from '@trunkline/gc';
import { callActions, deskActions, type Given } from './actions.ts';
import type { Desk } from './desk.ts';
import { whyNot } from './rules.ts';
import { inWords, type Told } from './words.ts';

export async function perform(desk: Desk, name: string, id: string, given: Given): Promise<Told | undefined> {
  const call = desk.book.all.find((one) => one.id === id);
  if (id !== '' && call === undefined) return { message: 'That call is over.' };
  if (!Object.hasOwn(call === undefined ? deskActions : callActions, name))
    return { message: 'This page is older than its server. Please load it again.' };
  const hindrance = whyNot(name, desk.standing(), call);
  if (hindrance !== undefined) return { message: hindrance };
  const done = await (call === undefined ? deskActions[name]?.(desk, given) : callActions[name]?.(desk, call, given));
  if (done?.ok === false) {
    if (isOutOfStep(done.error)) void desk.askAgain();
    return inWords(done.error);
  }
  if (name === 'logout') desk.close();
  desk.change();
  return undefined;
}

/** What we believe of the calls may not be so. */
function isOutOfStep(error: GcError): boolean {
  const wanted = error.kind === 'api' ? gcCodes.find(error.code).behaviour : undefined;
  return error.outcome === 'unknown' || error.category === 'invalid_state' || wanted === 'resynchroniseDialogs';
}

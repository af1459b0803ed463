/** Asks the back end. A failure is an Error whose message may be shown; `field` is what to correct. */
export async function ask(path, body = {}) {
  const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(path, options).catch(() => undefined);
  const value = await answer?.json().catch(() => undefined);
  if (answer?.ok) return value;
  const words = value?.message ?? 'The desktop cannot reach its server. Please try again in a moment.';
  throw Object.assign(new Error(words), { field: value?.field });
}

/** Presses one of the agent's buttons. */
export const order = (action, given) => ask(`api/do/${action}`, given);

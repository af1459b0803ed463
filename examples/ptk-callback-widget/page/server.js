/** Asks the back end. A failure is an Error whose message may be shown. */
export async function ask(method, path, body) {
  const options = { method, headers: { 'content-type': 'application/json' } };
  if (body) options.body = JSON.stringify(body);
  const answer = await fetch(`api/${path}`, options).catch(() => undefined);
  const value = await answer?.json().catch(() => undefined);
  if (answer?.ok) return value;
  throw new Error(value?.message ?? 'We could not be reached. Please check your connection and try again.');
}

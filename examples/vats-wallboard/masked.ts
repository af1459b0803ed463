/** Whom a side of a call is, fit for a wall: colleagues by extension, everybody else by the last two digits. */
export function masked(party: { readonly extension?: string; readonly number?: string } | undefined): string {
  if (party?.extension) return party.extension;
  return party?.number ? `••• ${party.number.slice(-2)}` : '—';
}

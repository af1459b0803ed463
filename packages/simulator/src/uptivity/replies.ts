import type { Vendor } from '../frame/vendor.ts';

/** The same reply to the request after this one. */
const toAnother = (text: string): string =>
  text.replace(/<REQUESTID>(\d*)<\/REQUESTID>/, (_, id: string) => `<REQUESTID>${Number(id) + 1}</REQUESTID>`);

/** How replies go wrong. */
export const wrongReplies: NonNullable<Vendor['replies']> = {
  gluedReplies: (text) => text + toAnother(text),
  foreignReply: toAnother,
  malformedUsers: (text) => text.replace('</USERS>', ''),
};

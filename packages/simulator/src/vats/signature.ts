import { createHash, timingSafeEqual } from 'node:crypto';

/** `sign`: SHA-256 over key, exact JSON text and salt, in lower-case hex. */
const signatureOf = (apiKey: string, json: string, apiSalt: string): string =>
  createHash('sha256').update(apiKey).update(json).update(apiSalt).digest('hex');

export const isSignedBy = (sign: string, apiKey: string, json: string, apiSalt: string): boolean => {
  const expected = Buffer.from(signatureOf(apiKey, json, apiSalt));
  const given = Buffer.from(sign);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** The form of a signed post, in either direction. */
export const signedForm = (apiKey: string, payload: unknown, apiSalt: string): Record<string, string> => {
  const json = JSON.stringify(payload);
  return { vpbx_api_key: apiKey, sign: signatureOf(apiKey, json, apiSalt), json };
};

/** A signature of the right form that fits nothing. */
export const wrongSignature: string = '0'.repeat(64);

/** `sign` of a link to a recording; there is no JSON in it. */
export const linkSignature = (apiKey: string, timestamp: string, recordingId: string, apiSalt: string): string =>
  createHash('sha256').update(apiKey).update(timestamp).update(recordingId).update(apiSalt).digest('hex');

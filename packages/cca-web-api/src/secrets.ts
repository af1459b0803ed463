const checkedToken = /(session\\?\/)[^\\/"'\s<>]+(\\?\/check)/gi;
const givenToken = /("token"\s*:\s*")[^"]*/gi;

/** Takes out what no log should hold: the token of a checked session, which the server echoes in the URL, and a new one's. */
export function hideToken(text: string): string {
  return text.replace(checkedToken, '$1[token]$2').replace(givenToken, '$1[token]');
}

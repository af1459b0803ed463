const token =
  // oxlint-disable-next-line no-control-regex -- JSON forbids just these in a string
  /[ \t\r\n]*(?:([[{])|([\]}])|([,:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;
const space = /[ \t\r\n]*/y;

type Due = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'end';

/** Where a text stops being JSON. Engines tell it for some mistakes only, so it is looked up once something failed. */
export function jsonErrorOffset(text: string): number {
  const open: string[] = [];
  let due: Due = 'value';
  let at = 0;
  const afterValue = (): Due => (open.length === 0 ? 'end' : 'commaOrEnd');
  for (;;) {
    token.lastIndex = at;
    const found: RegExpExecArray | null = due === 'end' ? null : token.exec(text);
    if (found === null) break;
    const [, opening, closing, mark, string, plain]: (string | undefined)[] = found;
    const wantsValue: boolean = due === 'value' || due === 'valueOrEnd';
    if (opening !== undefined && wantsValue) {
      open.push(opening);
      due = opening === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else if (closing !== undefined && open.at(-1) === (closing === '}' ? '{' : '[') && due.endsWith('End')) {
      open.pop();
      due = afterValue();
    } else if (mark === ',' && due === 'commaOrEnd') due = open.at(-1) === '{' ? 'key' : 'value';
    else if (mark === ':' && due === 'colon') due = 'value';
    else if (string !== undefined && (due === 'key' || due === 'keyOrEnd')) due = 'colon';
    else if ((string !== undefined || plain !== undefined) && wantsValue) due = afterValue();
    else break;
    at = token.lastIndex;
  }
  space.lastIndex = at;
  space.exec(text);
  return space.lastIndex;
}

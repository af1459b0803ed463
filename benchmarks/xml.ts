/** Reading a RESULT, safe in every way, beside the bare parser with the same safe options. */
import { readXml, toRecord } from '@trunkline/xml';
import { XMLParser } from 'fast-xml-parser';
import type { Pair } from './pairs.ts';

const user = (id: number): string =>
  `<USER><USER_ID>${id}</USER_ID><USERNAME>user${id}</USERNAME><EMPLOYEE_ID>00${id}</EMPLOYEE_ID>` +
  '<FIRST_NAME>Anna</FIRST_NAME><LAST_NAME>O&apos;Neil</LAST_NAME><AGENT>TRUE</AGENT><STATUS>A</STATUS>' +
  '<ADD_TIME>3/5/2018 2:07:09 PM -05:00</ADD_TIME><MOD_TIME>3/5/2018 2:07:09 PM -05:00</MOD_TIME>' +
  `<SYS_USER>u${id}</SYS_USER><SYS_DOMAIN>D</SYS_DOMAIN><EMAIL>u${id}@bank.example</EMAIL><CRM_USER></CRM_USER>` +
  '<SITE_ID>-1</SITE_ID><PHONES></PHONES></USER>';

const result = (data = ''): string =>
  '<RESULT><REQUESTTYPE>TEST</REQUESTTYPE><REQUESTID>17</REQUESTID><RESULTTYPE>API_OK</RESULTTYPE>' +
  `<RESULTCODE>20</RESULTCODE><RESULTMSG>API_OK</RESULTMSG>${data}</RESULT>\r\n`;

const small = result();
const large = result(
  `<USERS><COUNT>5000</COUNT>${Array.from({ length: 5_000 }, (_, id) => user(id)).join('')}</USERS>`,
);
const lists = ['RESULT.USERS.USER'];

function ours(document: string): unknown {
  const opened = readXml(document, { root: 'RESULT', lists });
  if (!opened.opened) throw new Error('the document is not read');
  return toRecord(opened.value, { lists });
}

function theirs(document: string): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    htmlEntities: true,
    maxNestedTags: 65,
    isArray: (_name, path) => path === lists[0],
  });
  return parser.parse(document);
}

const pair = (name: string, document: string, times: number): Pair => ({
  name,
  ours: () => ours(document),
  theirs: () => theirs(document),
  times,
  goal: 1.5,
  aim: 1.35,
});

export const xml: readonly Pair[] = [
  pair('xml: a small RESULT', small, 1_000),
  pair('xml: a RESULT of 5 000 users', large, 1),
];

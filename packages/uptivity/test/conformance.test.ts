import { describeConformance, type Conformance, type Subject } from '@trunkline/conformance';
import { createUptivityClient, type UptivityOptions } from '../src/index.ts';

const call = { deviceId: 'canary-device-200', ani: '79995551234', user1: 'canary card 4111' };
const noId = '<REQUESTID>1000000007</REQUESTID>';
const envelope = `${noId}<RESULTTYPE>API_OK</RESULTTYPE><RESULTCODE>20</RESULTCODE><RESULTMSG>API_OK</RESULTMSG>`;
const contentType = 'text/xml; charset=utf-8';

function subject(options: UptivityOptions): Subject {
  const uptivity = createUptivityClient(options);
  return {
    read: (given) => uptivity.users.list({}, given),
    command: (given) => uptivity.calls.start(call, given),
    badInput: (given) => uptivity.calls.start({ ...call, user1: '79995551234\u0001' }, given),
    health: (given) => uptivity.health(given),
    close: (given) => uptivity.close(given),
  };
}

const uptivity: Conformance = {
  vendor: 'uptivity',
  format: 'xml',
  connect: (baseUrl, options) => subject({ ...options, baseUrl }),
  goodRead: {
    contentType,
    body: `<RESULT>${envelope}<USERS><COUNT>1</COUNT><USER><USER_ID>12</USER_ID><FIRST_NAME>Привет</FIRST_NAME></USER></USERS></RESULT>`,
  },
  goodCommand: { contentType, body: `<RESULT>${envelope}</RESULT>` },
  ailments: {
    permission: '<RESULT><RESULTTYPE>API_COMMAND_NOT_ALLOWED</RESULTTYPE><RESULTCODE>44</RESULTCODE></RESULT>',
    licence: '<RESULT><RESULTTYPE>API_UNLICENSED</RESULTTYPE><RESULTCODE>39</RESULTCODE></RESULT>',
  },
  // The server repeats the id of the request: in the query over HTTP, in the document over the socket.
  fit: (answer, { path, body }) => {
    const [, id = ''] = /requestid(?:=|>)(\d+)/i.exec(path + body.toString()) ?? [];
    return { ...answer, body: answer.body.replace(noId, `<REQUESTID>${id}</REQUESTID>`) };
  },
  wrongShapes: [
    { title: 'a user that is a text', body: `<RESULT>${envelope}<USERS><USER>12</USER></USERS></RESULT>` },
    {
      title: 'a user whose id is an element',
      body: `<RESULT>${envelope}<USERS><USER><USER_ID><A/></USER_ID></USER></USERS></RESULT>`,
    },
    { title: 'a result without a code', body: '<RESULT><RESULTTYPE>API_OK</RESULTTYPE></RESULT>' },
  ],
  secrets: Object.values(call),
};

describeConformance({ ...uptivity, label: 'uptivity, http' });

describeConformance({ ...uptivity, label: 'uptivity, tcp', stream: { requestEnd: '\r\n' } });

import { describeConformance, type Subject } from '@trunkline/conformance';
import { createPtkCallbackClient, provisionalProfile, type PtkCallbackOptions } from '../src/index.ts';

const basic = { username: 'canary-user-77', password: 'canary-password-88' };
const call = { segment: 'canary-segment-7001', contact: '79995551234', userData: { card: 'canary card 4111' } };
const contentType = 'text/xml; charset=utf-8';

function envelope(code: number, more = ''): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><R xmlns="urn:any"><Status><Code>${code}</Code></Status>${more}</R></s:Body></s:Envelope>`;
}

function subject(options: Omit<PtkCallbackOptions, 'profile'>): Subject {
  const ptk = createPtkCallbackClient({ ...options, profile: provisionalProfile, tenant: 'Main' });
  return {
    read: (given) => ptk.interactions.get({ interactionId: 'i1' }, given),
    command: (given) => ptk.interactions.add(call, given),
    badInput: (given) => ptk.interactions.add({ ...call, appointmentTime: 'call 79995551234 at noon' }, given),
    health: (given) => ptk.health(given),
    close: (given) => ptk.close(given),
  };
}

describeConformance({
  vendor: 'ptk-callback',
  format: 'xml',
  connect: (baseUrl, options) => subject({ ...options, basic, baseUrl }),
  connectWithCredentials: (baseUrl, options, password) =>
    subject({ ...options, basic: { ...basic, password }, baseUrl }),
  goodRead: {
    contentType,
    body: envelope(
      107000,
      '<Interaction><Id>i1</Id><Information><Item><Name>note</Name><Value>Привет</Value></Item></Information></Interaction>',
    ),
  },
  goodCommand: { contentType, body: envelope(107100, '<InteractionId>i1</InteractionId>') },
  ailments: { licence: envelope(109005) },
  wrongShapes: [
    { title: 'no interaction', body: envelope(107000) },
    { title: 'no status', body: '<Envelope><Body><R><Interaction/></R></Body></Envelope>' },
  ],
  secrets: [...Object.values(basic), call.contact, call.segment, call.userData.card],
});

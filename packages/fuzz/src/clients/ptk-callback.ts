import { run } from '@trunkline/core';
import { connectPtkCallback, operations, provisionalProfile, ptkCallbackCodes } from '@trunkline/ptk-callback';
import { pick } from '../target.ts';
import type { Client } from './client.ts';
import { operationsOf } from './operations.ts';

const basic = { username: 'canary-user-77', password: 'canary-password-88' };
const codes = [107000, 107000, 107100, ...ptkCallbackCodes.entries.map(({ code }) => code)];

/** What the answers of the toolkit are read for; which belongs to which operation doesn't matter here. */
const parts: readonly string[] = [
  '<InteractionId>i1</InteractionId>',
  '<Interaction><Id>i1</Id><Contact>79995551234</Contact><Information><Item><Name>note</Name><Value>wire canary 5512</Value></Item></Information></Interaction>',
  '<Interactions><Interaction><Id>1</Id></Interaction><Interaction/></Interactions>',
  '<Tenants><Tenant>Main</Tenant><Tenant/></Tenants>',
  '<Segments><Segment><Name>7001</Name></Segment></Segments>',
  '<EWT>75</EWT>',
  '<EWT>wire canary 5512</EWT>',
  '<QueueCount>3</QueueCount>',
  '<OperationMode>Active</OperationMode><ModeStatus>1</ModeStatus>',
  '<OfferTreatment>true</OfferTreatment>',
  '<Available>true</Available>',
  '<AppointmentTimes><AppointmentTime>2030-01-02T15:00:00Z</AppointmentTime><AppointmentTime>soon</AppointmentTime></AppointmentTimes>',
  '<Variables><Item><Name>a</Name><Value>1</Value></Item></Variables>',
  '<DataValue>wire canary 5512</DataValue>',
  '<StateData><x>1</x></StateData>',
];

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';

export const ptkCallback: Client = {
  vendor: 'ptk-callback',
  operations: operationsOf(operations),
  secrets: Object.values(basic),
  contentType: 'text/xml; charset=utf-8',
  open({ withSession: _none, ...given }) {
    const profile = provisionalProfile;
    const connection = connectPtkCallback({ ...given, basic, profile, tenant: 'Main', baseUrl: 'https://ptk.test/' });
    return {
      call: (operation, input, options) => run(connection, operation, input, options as object),
      close: () => connection.close({ drainMs: 0 }),
    };
  },
  answer(draw, _shape, { wire }) {
    if (JSON.stringify(wire).includes('rest')) return '{"status":"ok","url":"https://ptk.test/conversations/1"}';
    const status = `<Status><Code>${pick(draw, codes)}</Code><Description>wire canary 5512</Description></Status>`;
    const content = Array.from({ length: 3 }, () => pick(draw, parts)).join('');
    return `<s:Envelope xmlns:s="${soap}"><s:Body><R xmlns="urn:any">${status}${content}</R></s:Body></s:Envelope>`;
  },
};

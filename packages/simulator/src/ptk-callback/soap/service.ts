import type { RecordedRequest } from '../../frame/records.ts';
import { carryOut } from '../gate.ts';
import { statusData, type Reply } from '../reply.ts';
import type { Site } from '../site.ts';
import type { PtkCallbackWire } from '../wire/wire.ts';
import { statusOfFault, writeFault, type Fault } from './fault.ts';
import { openRequest } from './open.ts';
import { writeAnswer, writeStatus } from './write.ts';
import { writeWsdl } from './wsdl.ts';

type Head = Pick<ResponseInit, 'status' | 'headers'>;

/** The SOAP side. */
export interface SoapService {
  /** Whether this is its page. */
  serves(path: string): boolean;
  answer(request: RecordedRequest): Response;
  /** Answers in place of the operation; as the detail of a fault, if one likes. */
  refuse(request: RecordedRequest, given: Reply, how?: Head & { readonly asFault?: boolean }): Response;
  fault(fault: Fault): Response;
}

const mediaTypes: { readonly [Version in PtkCallbackWire['soap']]: string } = {
  '1.1': 'text/xml',
  '1.2': 'application/soap+xml',
};

export const createSoapService = (site: () => Site): SoapService => {
  const { wire, faultStatus } = site().settings;
  const mediaType = mediaTypes[wire.soap];

  const respond = (body: string, head: Head = {}): Response =>
    new Response(body, {
      ...head,
      headers: { 'content-type': `${mediaType}; charset=utf-8`, ...(head.headers as Record<string, string>) },
    });

  const fault = (given: Fault): Response =>
    respond(writeFault(wire, given), { status: faultStatus ?? statusOfFault(wire, given) });

  const describe = ({ headers }: RecordedRequest): Response =>
    new Response(writeWsdl(wire, `http://${headers['host'] ?? ''}/${wire.path}`), {
      headers: { 'content-type': 'text/xml; charset=utf-8' },
    });

  return {
    serves: (path) => !wire.strict || path === `/${wire.path}`,
    answer: (request) => {
      if (request.method === 'GET' && /^(single)?wsdl\b/i.test(request.query ?? '')) return describe(request);
      if (request.method !== 'POST') return new Response('Method Not Allowed', { status: 405 });
      if (wire.strict && request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== mediaType)
        return new Response('Unsupported Media Type', { status: 415 });
      const asked = openRequest(wire, request);
      if ('reason' in asked) return fault(asked);
      const { operation, namespace, given } = asked;
      const { data, ...status } = carryOut(site(), operation, given);
      return respond(writeAnswer(wire, namespace, operation, { Status: statusData(status), ...data }));
    },
    refuse: (request, given, { asFault = false, ...head } = {}) => {
      const asked = openRequest(wire, request);
      const status = statusData(given);
      if (!asFault && !('reason' in asked))
        return respond(writeAnswer(wire, asked.namespace, asked.operation, { Status: status }), head);
      const namespace = 'reason' in asked ? wire.namespace : asked.namespace;
      return fault({ code: 'Server', reason: status.Description, detail: writeStatus(wire, namespace, status) });
    },
    fault,
  };
};

import type { ServerResponse } from 'node:http';

import { fromResponse } from './answer.ts';
import { isBodyFault, isRequestFault, type AnswerFault, type RequestFault } from './faults.ts';
import { readRequest } from './received.ts';
import type { RecordedRequest } from './records.ts';
import type { Handle } from './server.ts';
import { spoil, standIn } from './spoil.ts';
import type { FaultSource } from './switchboard.ts';
import type { Vendor } from './vendor.ts';
import { hasHeaders, writeBadly, writeWhole } from './wire.ts';

export interface AnsweringOptions {
  readonly vendor: Vendor;
  readonly faults: FaultSource;
  readonly now: () => number;
  readonly onArrived: (request: RecordedRequest) => void;
  readonly onAnswered: (request: RecordedRequest) => void;
}

/** The way of a request: read, recorded, struck by a fault or not, carried out or not, answered well or badly. */
export const createAnswering = ({ vendor, faults, now, onArrived, onAnswered }: AnsweringOptions): Handle => {
  const standInFor = (fault: RequestFault): Response => {
    if (fault.kind === 'code') return vendor.refusal(fault.code);
    if (fault.kind === 'rateLimit') return vendor.tooManyRequests(fault.retryAfter);
    return standIn(fault);
  };

  const answer = async (request: RecordedRequest, fault: AnswerFault | undefined): Promise<Response> => {
    if (fault !== undefined && isRequestFault(fault)) return standInFor(fault);
    if (fault !== undefined && 'carriedOut' in fault && fault.carriedOut === false) return new Response(null);
    return vendor.answer(request);
  };

  return async (incoming: Request, outgoing: ServerResponse) => {
    const request = await readRequest(incoming, now());
    const fault = faults.takeForAnswer(request.path);
    if (fault !== undefined) request.fault = fault;
    onArrived(request);
    const right = await fromResponse(await answer(request, fault));
    const given = fault !== undefined && isBodyFault(fault) ? spoil(right, fault) : right;
    if (fault === undefined || hasHeaders(fault)) request.answeredStatus = given.status;
    onAnswered(request);
    if (fault === undefined || isRequestFault(fault) || isBodyFault(fault)) writeWhole(outgoing, given);
    else writeBadly(outgoing, given, fault);
  };
};

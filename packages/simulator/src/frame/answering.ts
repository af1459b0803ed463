import { fromFlowingResponse, fromResponse, type Answer } from './answer.ts';
import { isBodyFault, isRequestFault, type AnswerFault, type RequestFault } from './faults.ts';
import { hasHeaders, writeBadly, writeFlow, writeWhole, type Line } from './line.ts';
import type { OpenRequest, RecordedRequest } from './records.ts';
import { spoil, standIn } from './spoil.ts';
import type { FaultSource } from './switchboard.ts';
import type { Traffic, Vendor } from './vendor.ts';

export interface AnsweringOptions {
  readonly vendor: Vendor;
  readonly faults: FaultSource;
  readonly onArrived: (request: RecordedRequest) => void;
  readonly onAnswered: (request: RecordedRequest) => void;
}

/** Answers a request that was read to its end, over whatever line it came. */
export type Answering = (request: OpenRequest, line: Line, position?: number) => Promise<void>;

/** The way of a request: understood, recorded, struck by a fault or not, carried out or not, answered well or badly. */
export const createAnswering = ({ vendor, faults, onArrived, onAnswered }: AnsweringOptions): Answering => {
  let underWay = 0;

  const standInFor = (request: RecordedRequest, fault: RequestFault): Response => {
    if (fault.kind === 'code') return vendor.refusal(request, fault);
    if (fault.kind === 'rateLimit') return vendor.tooManyRequests(request, fault.retryAfter);
    return standIn(fault);
  };

  const respond = async (
    request: RecordedRequest,
    fault: AnswerFault | undefined,
    traffic: Traffic,
  ): Promise<Answer> => {
    if (fault !== undefined && isRequestFault(fault)) {
      const answer = await fromResponse(standInFor(request, fault));
      return fault.kind === 'html' ? { ...answer, endless: true } : answer;
    }
    if (fault !== undefined && 'carriedOut' in fault && fault.carriedOut === false) {
      return fromResponse(new Response(null));
    }
    if (fault === undefined) return fromFlowingResponse(await vendor.answer(request, traffic));
    const answer = await fromResponse(await vendor.answer(request, traffic));
    if (fault.kind !== 'splitReply' || fault.at !== 'insideCharacter') return answer;
    return { ...answer, body: Buffer.from(vendor.notation.withCyrillic(answer.body.toString('utf8'))) };
  };

  return async (request, line, position) => {
    Object.assign(request, vendor.read?.(request));
    const fault = faults.takeForAnswer(request.command ?? request.path, request.transport);
    if (fault !== undefined) request.fault = fault;
    onArrived(request);
    const traffic = { ahead: underWay, ...(position === undefined ? {} : { position }) };
    underWay += 1;
    line.whenDone(() => (underWay -= 1));
    const right = await respond(request, fault, traffic);
    const given = fault !== undefined && isBodyFault(fault) ? spoil(right, fault, vendor) : right;
    if (request.transport === 'http' && (fault === undefined || hasHeaders(fault)))
      request.answeredStatus = given.status;
    onAnswered(request);
    if (given.flow !== undefined) await writeFlow(line, given, given.flow);
    else if (fault === undefined || isRequestFault(fault) || isBodyFault(fault)) writeWhole(line, given);
    else writeBadly(line, given, fault);
  };
};

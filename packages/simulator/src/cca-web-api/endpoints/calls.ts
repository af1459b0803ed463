import { maxResultsIn } from '../asked.ts';
import type { CcaWebApiCall } from '../company.ts';
import { meetsAll, readNestedCondition } from '../conditions.ts';
import { answered, refuse } from '../outcome.ts';
import type { Endpoint } from './endpoint.ts';

const describe = ({ agentIds, taskId, totalSeconds, result }: CcaWebApiCall): object => ({
  Agents: agentIds.map((agentId) => ({ AgentId: agentId })),
  InterviewDetails: { TaskId: taskId },
  TimeDetails: { TotalTime: totalSeconds },
  Result: result,
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

export const callEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: 'Calls',
    run: ({ calls, settings }, { query }) => {
      const most = maxResultsIn(query.get('MaxResults'), settings);
      const condition =
        readNestedCondition(parsed(query.get('FindCallNestedCondition') ?? '{}')) ?? refuse('InvalidArgs');
      const found = calls.filter((call) => meetsAll(call, condition, settings.meets));
      return answered(found.slice(0, most).map(describe));
    },
  },
];

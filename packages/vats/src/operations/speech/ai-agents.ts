import { input, output, required, text, type Kind, type Reader } from '@trunkline/core';
import { query, type VatsOperation } from '../../operation.ts';
import { items, maybe } from '../../webhooks/kinds.ts';
import { communicationIds, type ConversationsReference } from './conversations.ts';
import { dataOf } from './rows.ts';

export interface AiAgentsInput {
  /** Of which product; where the id is found is not said, and events tell one as `product_id`. Wire: header `X-Product-Id`. */
  readonly productId: string;
}

export interface AiAgentResultsInput extends ConversationsReference {
  /** Of which point; where the id is found is not said, and events tell one as `point_id`. Wire: header `X-Point-Id`. */
  readonly pointId: string;
}

/** What an agent is to find out. */
export interface AiAgentField {
  /** Wire: `id`. */
  readonly id?: string;
  /** In the sample only. Wire: `key`. */
  readonly key?: string;
  /** In the sample only. Wire: `type`. */
  readonly type?: string;
  /** Wire: `label`. */
  readonly label?: string;
  /** Wire: `description`. */
  readonly description?: string;
  /** ISO 8601. Wire: `created_at`. */
  readonly createdAt?: string;
  /** ISO 8601. Wire: `updated_at`. */
  readonly updatedAt?: string;
}

/** An agent that listens to conversations. Source: later edition of the manual, §3.5.8. */
export interface AiAgent {
  /** Wire: `id`. */
  readonly id: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `status`. */
  readonly status?: 'active' | 'disabled' | (string & {});
  /** In the sample only. Wire: `model`. */
  readonly model?: string;
  /** ISO 8601. Wire: `created_at`. */
  readonly createdAt?: string;
  /** ISO 8601. Wire: `updated_at`. */
  readonly updatedAt?: string;
  /** Wire: `output_fields`. */
  readonly outputFields?: readonly AiAgentField[];
}

/** One thing that an agent found out. */
export interface AiAgentFinding {
  /** The id of an {@link AiAgentField}. Wire: `id`. */
  readonly id?: string;
  /** Wire: `name`. */
  readonly name?: string;
  /** Always a text: yes is `true`. Wire: `value`. */
  readonly value?: string;
}

/** What an agent found out of one conversation. Source: later edition of the manual, §3.5.9. */
export interface AiAgentResult {
  /** The sample has the id of the conversation here. Wire: `recording_id`. */
  readonly recordingId: string;
  /** Wire: `assistant_id`. */
  readonly agentId?: string;
  /** ISO 8601. Wire: `processed_at`. */
  readonly processedAt?: string;
  /** Wire: `result`. */
  readonly findings?: readonly AiAgentFinding[];
}

const headerId: Kind<string> = text({
  pattern: /^[\x21-\x7e]{1,128}$/,
  expected: 'an id: 1 to 128 visible ASCII characters',
});

const field: Reader<AiAgentField> = output<AiAgentField>({
  id: maybe('id', text()),
  key: maybe('key', text()),
  type: maybe('type', text()),
  label: maybe('label', text()),
  description: maybe('description', text()),
  createdAt: maybe('created_at', text()),
  updatedAt: maybe('updated_at', text()),
});

const agent: Reader<AiAgent> = output<AiAgent>({
  id: required('id', text()),
  name: maybe('name', text()),
  status: maybe('status', text()),
  model: maybe('model', text()),
  createdAt: maybe('created_at', text()),
  updatedAt: maybe('updated_at', text()),
  outputFields: maybe('output_fields', items(field)),
});

/**
 * The agents that listen to conversations, and what each is to find out.
 *
 * Wire: `POST /s2t/queries/ai_agents`; for some days of July 2026 it was printed `gpt_agents`. Source: later edition of the
 * manual, §3.5.8; the host (`speechUrl`) and that it is a signed form like the others are inferred.
 */
export const aiAgents: VatsOperation<AiAgentsInput, readonly AiAgent[]> = query(
  'speech.aiAgents',
  'queries/ai_agents',
  {
    input: input<AiAgentsInput>({ productId: required('X-Product-Id', headerId) }),
    output: dataOf(agent),
    evidence: 'inferred',
    wire: { root: 'speech', headers: { 'X-Product-Id': 'x-product-id' } },
  },
);

const finding: Reader<AiAgentFinding> = output<AiAgentFinding>({
  id: maybe('id', text()),
  name: maybe('name', text()),
  value: maybe('value', text()),
});

const agentResult: Reader<AiAgentResult> = output<AiAgentResult>({
  recordingId: required('recording_id', text()),
  agentId: maybe('assistant_id', text()),
  processedAt: maybe('processed_at', text()),
  findings: maybe('result', items(finding)),
});

/**
 * What agents found out of conversations.
 *
 * Wire: `POST /s2t/queries/recording_agents`; its header has another name than that of {@link aiAgents}, as printed. Codes:
 * 1000; 3000 with status 400 on a wrong request, its reasons in `vendorText(error)`. Source: later edition of the manual,
 * §3.5.9; the host (`speechUrl`) and that it is a signed form like the others are inferred.
 */
export const aiAgentResults: VatsOperation<AiAgentResultsInput, readonly AiAgentResult[]> = query(
  'speech.aiAgentResults',
  'queries/recording_agents',
  {
    input: input<AiAgentResultsInput>({ communicationIds, pointId: required('X-Point-Id', headerId) }),
    output: dataOf(agentResult),
    evidence: 'inferred',
    wire: { root: 'speech', headers: { 'X-Point-Id': 'x-point-id' } },
  },
);

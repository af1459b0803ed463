import { input, integer, noInput, optional, required, rowsOf, text, type NoInput } from '@trunkline/core';
import { created, known, template, type Created, type WithProperties } from '../answers.ts';
import { record, type CcaWebApiRecord } from '../fields.ts';
import { change, query, type CcaWebApiOperation } from '../operation.ts';

/** Somebody who works with the CCA. */
export interface Agent extends WithProperties {
  /** Wire: `Id`. */
  readonly id: number;
  /** The name that the agent logs in with. Wire: `Name`. */
  readonly name?: string;
  /** Wire: `FirstName`. */
  readonly firstName?: string;
  /** Wire: `LastName`. */
  readonly lastName?: string;
}

export interface AgentInput {
  /** The whole agent by the names of the server: what {@link getTemplate} answered, edited. Wire: the body. */
  readonly agent: CcaWebApiRecord;
}

/** All agents. Wire: `GET Agents`. */
export const list: CcaWebApiOperation<NoInput, readonly Agent[]> = query('agents.list', 'Agents', {
  input: noInput,
  output: rowsOf(
    known<Agent>({
      id: required('Id', integer()),
      name: optional('Name', text()),
      firstName: optional('FirstName', text()),
      lastName: optional('LastName', text()),
    }),
  ),
});

/** What a new agent begins with, by the names of the server: edit it and give it to {@link create}. Wire: `GET Agents/0`. */
export const getTemplate: CcaWebApiOperation<NoInput, CcaWebApiRecord> = query('agents.getTemplate', 'Agents/0', {
  input: noInput,
  output: template,
});

/**
 * Makes an agent. After a doubt it is not repeated. Wire: `POST Agents`.
 *
 * ```ts
 * const template = await cca.agents.getTemplate();
 * if (template.ok) await cca.agents.create({ agent: { ...template.value, Name: 'anna' } });
 * ```
 */
export const create: CcaWebApiOperation<AgentInput, Created> = change('agents.create', 'POST', 'Agents', {
  wire: { sends: 'one', body: 'agent' },
  input: input<AgentInput>({ agent: required('agent', record()) }),
  output: created,
});

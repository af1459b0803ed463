import {
  flag,
  input,
  integer,
  listOf,
  noInput,
  optional,
  required,
  rowsOf,
  text,
  type NoInput,
  type Reader,
} from '@trunkline/core';
import { ifAny, known, template, type WithProperties } from '../answers.ts';
import { id, idInBody, record, type CcaWebApiId, type CcaWebApiRecord } from '../fields.ts';
import { change, query, type CcaWebApiOperation } from '../operation.ts';

/** Whether an agent belongs to a group of face-to-face interviewers. */
export interface CapiMembership extends WithProperties {
  /** Wire: `AgentId`. */
  readonly agentId: number;
  /** Wire: `Active`. */
  readonly active?: boolean;
  /** Wire: `Deleted`. */
  readonly deleted?: boolean;
}

/** A group of face-to-face interviewers. */
export interface CapiGroup extends WithProperties {
  /** Wire: `Id`. */
  readonly id: number;
  /** Wire: `Name`. */
  readonly name?: string;
  /** Wire: `SurveyId`. */
  readonly surveyId?: number;
  /** Wire: `CapiMemberships`. */
  readonly memberships?: readonly CapiMembership[];
}

export interface CapiGroupReference {
  /** Wire: in the path. */
  readonly capiGroupId: CcaWebApiId;
}

export interface NewCapiGroup {
  /** The whole group by the names of the server: what {@link getTemplate} answered, edited. Wire: the body. */
  readonly capiGroup: CcaWebApiRecord;
}

export interface CapiMembershipChange {
  readonly agentId: CcaWebApiId;
  readonly active?: boolean;
  /** Takes the agent out of the group. */
  readonly deleted?: boolean;
}

export interface CapiGroupChange extends CapiGroupReference {
  /** Memberships that are new, otherwise, or (`deleted`) over. Wire: `CapiMemberships`. */
  readonly memberships: readonly CapiMembershipChange[];
}

const capiGroup: Reader<CapiGroup> = known<CapiGroup>({
  id: required('Id', integer()),
  name: optional('Name', text()),
  surveyId: optional('SurveyId', integer()),
  memberships: optional(
    'CapiMemberships',
    rowsOf(
      known<CapiMembership>({
        agentId: required('AgentId', integer()),
        active: optional('Active', flag()),
        deleted: optional('Deleted', flag()),
      }),
    ),
  ),
});

/** All groups. Wire: `GET CapiGroups`. */
export const list: CcaWebApiOperation<NoInput, readonly CapiGroup[]> = query('capiGroups.list', 'CapiGroups', {
  input: noInput,
  output: rowsOf(capiGroup),
});

/** One group. Wire: `GET CapiGroups/{id}`. */
export const get: CcaWebApiOperation<CapiGroupReference, CapiGroup> = query('capiGroups.get', 'CapiGroups/{id}', {
  input: input<CapiGroupReference>({ capiGroupId: required('id', id()) }),
  output: capiGroup,
});

/** What a new group begins with, by the names of the server. Wire: `GET CapiGroups/0`. */
export const getTemplate: CcaWebApiOperation<NoInput, CcaWebApiRecord> = query(
  'capiGroups.getTemplate',
  'CapiGroups/0',
  { input: noInput, output: template },
);

/**
 * Makes a group. What the server answers is not publicly documented; `NewId`, as elsewhere, is likely. Wire:
 * `POST CapiGroups`.
 */
export const create: CcaWebApiOperation<NewCapiGroup, unknown> = change('capiGroups.create', 'POST', 'CapiGroups', {
  wire: { sends: 'one', body: 'capiGroup', promisesNothing: true },
  input: input<NewCapiGroup>({ capiGroup: required('capiGroup', record()) }),
  output: ifAny,
  answer: 'nothing',
});

/**
 * Changes who belongs to a group. That the memberships alone are enough is inferred from a demo of the vendor's. What the
 * server answers is not publicly documented. Wire: `PUT CapiGroups/{id}`.
 *
 * ```ts
 * await cca.capiGroups.update({ capiGroupId: 7, memberships: [{ agentId: 12, deleted: true }] });
 * ```
 */
export const update: CcaWebApiOperation<CapiGroupChange, unknown> = change(
  'capiGroups.update',
  'PUT',
  'CapiGroups/{id}',
  {
    wire: { promisesNothing: true },
    input: input<CapiGroupChange>({
      capiGroupId: required('id', id()),
      memberships: required(
        'CapiMemberships',
        listOf(
          input<CapiMembershipChange>({
            agentId: required('AgentId', idInBody()),
            active: optional('Active', flag()),
            deleted: optional('Deleted', flag()),
          }),
          { min: 1 },
        ),
      ),
    }),
    output: ifAny,
    answer: 'nothing',
  },
);

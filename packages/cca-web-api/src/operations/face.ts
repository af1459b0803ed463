import { integer, noInput, optional, required, rowsOf, text, type NoInput } from '@trunkline/core';
import { known, type WithProperties } from '../answers.ts';
import { query, type CcaWebApiOperation } from '../operation.ts';

/** A group of face-to-face interviewers, as their clients see it. */
export interface FaceCapiGroup extends WithProperties {
  /** Wire: `id`. */
  readonly id: number;
  /** Wire: `name`. */
  readonly name?: string;
}

/** A survey task, as a client for face-to-face interviews (AskiaFace) sees it. */
export interface FaceSurveyTask extends WithProperties {
  /** Wire: `id`. */
  readonly id: number;
  /** Wire: `name`. */
  readonly name?: string;
  /** Wire: `capiGroups`. */
  readonly capiGroups?: readonly FaceCapiGroup[];
  /** Wire: `revisionId`. */
  readonly revisionId?: string;
  /** As the server writes it; seen with `Z`. Wire: `revisionDate`. */
  readonly revisionDate?: string;
  /** Wire: `checksum`. */
  readonly checksum?: string;
}

/**
 * The survey tasks of the agent whose session or token this is, for module `AskiaFace`. Servers from 5.5.3 on. The vendor's
 * sample shows a bare list in camel case; a list in the usual envelope is read as well, and names in either case. Wire:
 * `GET Clients/Face/SurveyTasks`.
 */
export const surveyTasks: CcaWebApiOperation<NoInput, readonly FaceSurveyTask[]> = query(
  'face.surveyTasks',
  'Clients/Face/SurveyTasks',
  {
    wire: { mayBeBare: true },
    input: noInput,
    output: rowsOf(
      known<FaceSurveyTask>({
        id: required(['id', 'Id'], integer()),
        name: optional(['name', 'Name'], text()),
        capiGroups: optional(
          ['capiGroups', 'CapiGroups'],
          rowsOf(
            known<FaceCapiGroup>({
              id: required(['id', 'Id'], integer()),
              name: optional(['name', 'Name'], text()),
            }),
          ),
        ),
        revisionId: optional(['revisionId', 'RevisionId'], text()),
        revisionDate: optional(['revisionDate', 'RevisionDate'], text()),
        checksum: optional(['checksum', 'Checksum'], text()),
      }),
    ),
  },
);

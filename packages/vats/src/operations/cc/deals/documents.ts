import {
  decimal,
  file,
  input,
  optional,
  output,
  required,
  text,
  within,
  type Issue,
  type Reader,
  type UploadFile,
} from '@trunkline/core';
import { opaqueId } from '../../../fields.ts';
import { change, query, type VatsOperation } from '../../../operation.ts';
import { items, maybe } from '../../../webhooks/kinds.ts';
import { contactCentre } from '../root.ts';
import { dealReference, type DealReference } from './deal-input.ts';

/** A document of a deal. Source: manual 2026 §4.5.6. */
export interface DealDocument {
  /** Wire: `file_id`. */
  readonly fileId: string;
  /** Wire: `blob_name`. */
  readonly name?: string;
  /** Such as `application/pdf`. Wire: `blob_type`. */
  readonly mediaType?: string;
  /** Wire: `blob_size_kb`. */
  readonly kilobytes?: number;
  /** `YYYY-MM-DD HH:MM:SS`, as it comes; the zone is not said. Wire: `create`. */
  readonly created?: string;
  /** Who added it. Wire: `abonent_id`. */
  readonly userId?: string;
}

/** A file for a deal, and whose it is: `userId`, or `memberId`. Source: manual 2026 §4.5.7. */
export interface NewDealDocument {
  /** Wire: `deal_id`. */
  readonly dealId: string;
  /** The part `file`. */
  readonly file: UploadFile;
  /** The employee who adds it. Wire: `abonent_id`. */
  readonly userId?: string;
  /** An older name of an employee. Wire: `member_id`. */
  readonly memberId?: string;
}

/** A document was added. */
export interface AddedDocument {
  /** Wire: `document_id`. */
  readonly documentId: string;
}

const document: Reader<DealDocument> = output<DealDocument>({
  fileId: required('file_id', text()),
  name: maybe('blob_name', text()),
  mediaType: maybe('blob_type', text()),
  kilobytes: maybe('blob_size_kb', decimal()),
  created: maybe('create', text()),
  userId: maybe('abonent_id', text()),
});

/**
 * The documents of a deal.
 *
 * Wire: `POST /cc/deal/documents.list`. Limit: 10 per second. Source: manual 2026 §4.5.6.
 */
export const documents: VatsOperation<DealReference, readonly DealDocument[]> = query(
  'cc.deals.documents',
  'deal/documents.list',
  { ...contactCentre, input: dealReference, output: within('documents', items(document)) },
);

/** The contact centre would take `abonent_id` and pass over the other; that isn't left to it. */
function checkWho({ userId, memberId }: NewDealDocument): readonly Issue[] {
  if (userId === undefined && memberId === undefined) {
    return [{ path: 'userId', expected: 'given, or a memberId instead' }];
  }
  return userId !== undefined && memberId !== undefined
    ? [{ path: 'memberId', expected: 'left out, as userId is given' }]
    : [];
}

/**
 * Adds a file to a deal. `onProgress` counts `bytes`. Sent once: after a doubt it is not repeated.
 *
 * Wire: `POST /cc/deal/documents.add`. The manual has the file in a field of its own and names no encoding:
 * `multipart/form-data`, as where other files are uploaded (inferred). Limit: 10 per second. Source: manual 2026 §4.5.7.
 *
 * ```ts
 * const file = { name: 'contract.pdf', content: await openAsBlob('contract.pdf') };
 * await vats.cc.deals.addDocuments({ dealId, userId, file });
 * ```
 */
export const addDocuments: VatsOperation<NewDealDocument, AddedDocument> = change(
  'cc.deals.addDocuments',
  'deal/documents.add',
  'unsafe',
  {
    ...contactCentre,
    wire: { ...contactCentre.wire, sends: 'upload' },
    input: input<NewDealDocument>({
      dealId: required('deal_id', opaqueId()),
      file: required('file', file()),
      userId: optional('abonent_id', opaqueId()),
      memberId: optional('member_id', opaqueId()),
    }),
    output: output<AddedDocument>({ documentId: required('document_id', text()) }),
    check: checkWho,
    evidence: 'inferred',
  },
);

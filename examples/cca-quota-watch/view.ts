/** What is known right now: all that a picture of it needs. */
import type { CcaWebApiError } from '@trunkline/cca-web-api';
import type { Cell } from './cells.ts';

export interface View {
  readonly title: string;
  readonly interviews?: number;
  readonly cells: readonly Cell[];
  /** When the figures came, as a time of day. */
  readonly asOf?: string;
  /** Why the last question for them failed. */
  readonly trouble?: CcaWebApiError;
  readonly search?: Search;
}

export type Search =
  | { readonly state: 'under way'; readonly listId: string; readonly asked: number; readonly seconds: number }
  | { readonly state: 'done'; readonly listId: string; readonly found: number | undefined }
  | { readonly state: 'failed'; readonly listId: string; readonly error: CcaWebApiError };

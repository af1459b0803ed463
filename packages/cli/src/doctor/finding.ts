/** What a check found. `todo` says what to do about it, to somebody who has never seen the code. */
export interface Finding {
  readonly state: 'ok' | 'look' | 'wrong' | 'skipped';
  readonly says: string;
  readonly todo?: string;
}

export const ok = (says: string): Finding => ({ state: 'ok', says });
export const skipped = (says: string): Finding => ({ state: 'skipped', says });
export const look = (says: string, todo: string): Finding => ({ state: 'look', says, todo });
export const wrong = (says: string, todo: string): Finding => ({ state: 'wrong', says, todo });

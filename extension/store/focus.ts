import type { Database } from './database.ts';
import type { FocusRecord } from './records.ts';

/** What the panel shows now. */
export const readFocus = (db: Database): Promise<FocusRecord | undefined> => db.focus.get('focus');

export const putFocus = (db: Database, sourceKey: string, tabId: number): Promise<string> =>
  db.focus.put({ id: 'focus', sourceKey, tabId, at: Date.now() });

import { createContext, useContext } from 'react';
import type { Send } from '#extension/protocol/send.ts';
import type { CsvDesk } from '#extension/store/csv-from-store.ts';
import type { Database } from '#extension/store/database.ts';
import type { Suggester } from '#extension/store/suggester.ts';
import type { Vault } from '#extension/store/vault.ts';
import type { Profile } from '#shared/reading/profile.ts';

/** Everything a panel works on. Panels read the store and send messages; they write nothing. */
export interface PanelWorld {
  db: Database;
  vault: Vault;
  send: Send;
  profiles: Profile[];
  /** Must be called in the click itself, before anything is awaited. */
  requestPermission(pattern: string): Promise<boolean>;
  hasPermission(pattern: string): Promise<boolean>;
  /** Makes suggestions in a worker; the panel makes them itself where there is none. */
  suggester?: Suggester;
  /** Makes and compares files of mappings in a worker; the panel does it itself where there is none. */
  csv?: CsvDesk;
  /** Opens the same panel as a tab; missing where it is one. */
  openWorkspace?(): void;
}

const Context = createContext<PanelWorld | null>(null);

export const PanelWorldProvider = Context;

export function usePanelWorld(): PanelWorld {
  const world = useContext(Context);
  if (!world) throw new Error('a panel must be inside PanelWorldProvider');
  return world;
}

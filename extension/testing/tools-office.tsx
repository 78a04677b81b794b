import 'fake-indexeddb/auto';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { vi } from 'vitest';
import type { Step } from '#extension/panels/mapping-panel/step.ts';
import type { Changes } from '#extension/panels/mapping-tools/changes.ts';
import { PanelWorldProvider } from '#extension/panels/panel-world.ts';
import type { Send } from '#extension/protocol/send.ts';
import { saveCatalogue } from '#extension/store/catalogue.ts';
import { type Database, openDatabase } from '#extension/store/database.ts';
import { putMappings } from '#extension/store/mappings.ts';
import { noteTerms } from '#extension/store/terms.ts';
import type { RecordTerm } from '#extension/store/terms-on-record.ts';
import { openVault } from '#extension/store/vault.ts';
import { LiveRegion } from '#extension/ui/live-region.tsx';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { refOf, type Term, type TermKind } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { usCompany } from '#shared/testing/order-context.ts';

vi.setConfig({ testTimeout: 20_000 });

export const { realmId } = usCompany;

export const term = (id: string, name: string, kind: TermKind = 'item'): Term => ({
  profileId: 'demo-practice',
  origin: 'https://practice.example',
  kind,
  key: `id:${id}`,
  name,
});

export const item = (id: string, name: string, active = true): CatalogueRow => ({
  id,
  name,
  type: 'Service',
  active,
});

export const mapped = (
  of: Term,
  targetId: string | null,
  more: Partial<Mapping> = {},
): Mapping => ({
  ...{ term: refOf(of), realmId, targetId, version: 1, removed: false },
  ...more,
});

let offices = 0;

export interface ToolsOffice {
  db: Database;
  /** What was applied, one entry for each step. */
  applied: Step[][];
  changes: Changes;
  show(tool: ReactElement): void;
}

/** A browser with names, lists and mappings, in which the tools store what they are told to at once. */
export async function toolsOffice({
  terms,
  items,
  mappings,
  send,
}: {
  terms: RecordTerm[];
  items: CatalogueRow[];
  mappings: Mapping[];
  send?: Send;
}): Promise<ToolsOffice> {
  offices += 1;
  const db = openDatabase(`tools-${offices}`);
  const vault = await openVault(db);
  await noteTerms(db, vault, 'record', terms, 1);
  await saveCatalogue(db, vault, realmId, 'items', items, Date.now());
  await saveCatalogue(db, vault, realmId, 'customers', [], Date.now());
  await putMappings(db, mappings);
  const quiet = (async () => ({ ok: true, value: null })) as unknown as Send;
  let version = 100;
  const applied: Step[][] = [];
  const store = async (steps: readonly Step[]) => {
    version += 1;
    const next = steps.map(
      ({ term: of, targetId, ignored, inherited, coversNew }): Mapping => ({
        ...{ term: of, realmId, targetId, version, removed: targetId === null && !ignored },
        ...(ignored ? { ignored } : {}),
        ...(inherited ? { inherited } : {}),
        ...(coversNew ? { coversNew } : {}),
      }),
    );
    await putMappings(db, next);
  };
  const changes: Changes = {
    refusal: null,
    async apply(steps) {
      applied.push([...steps]);
      await store(steps);
      return { sent: steps.length, waiting: 0, conflicts: 0 };
    },
    async undo() {
      const last = applied.pop() ?? [];
      await store(
        last.map(({ term: of, before }) => ({
          ...{ term: of, targetId: before?.targetId ?? null, before: null },
          ignored: before?.ignored ?? false,
        })),
      );
      return last.length > 0;
    },
  };
  return {
    db,
    applied,
    changes,
    show: (tool) =>
      void render(
        <PanelWorldProvider
          value={{
            ...{ db, vault, send: send ?? quiet, profiles: [] },
            requestPermission: async () => true,
            hasPermission: async () => true,
          }}
        >
          <LiveRegion>{tool}</LiveRegion>
        </PanelWorldProvider>,
      ),
  };
}

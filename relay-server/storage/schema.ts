import type {
  CatalogueListTable,
  CatalogueRowTable,
  PaceCallTable,
  PaceRealmTable,
} from './tables/company-tables.ts';
import type {
  MappingChangeTable,
  MappingTable,
  SettingsChangeTable,
  SettingsTable,
} from './tables/decision-tables.ts';
import type { ExportBatchTable, ExportEventTable, ExportTable } from './tables/export-tables.ts';
import type {
  CompanyTable,
  ConnectionTable,
  ConsentTable,
  MemberTable,
  MetaTable,
  NoticeTable,
  PairingCodeTable,
  PracticeTable,
} from './tables/practice-tables.ts';

/** The tables, the same on SQLite and PostgreSQL. Times are milliseconds since 1970, flags 0 or 1. */
export interface Schema {
  meta: MetaTable;
  practices: PracticeTable;
  pairing_codes: PairingCodeTable;
  members: MemberTable;
  consents: ConsentTable;
  connections: ConnectionTable;
  companies: CompanyTable;
  notices: NoticeTable;
  exports: ExportTable;
  export_batches: ExportBatchTable;
  export_events: ExportEventTable;
  mappings: MappingTable;
  mapping_changes: MappingChangeTable;
  settings: SettingsTable;
  settings_changes: SettingsChangeTable;
  pace_realms: PaceRealmTable;
  pace_calls: PaceCallTable;
  catalogue_lists: CatalogueListTable;
  catalogue_rows: CatalogueRowTable;
}

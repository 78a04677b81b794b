import { secretHash } from '../auth/secrets.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import { northgate, halden as realmId } from './billing.ts';

const practice = 'p1';
const origin = encodeURIComponent('https://practice.example');
export const adminToken = `cf1_00000000000000aa_${'a'.repeat(43)}`;
export const keyOf = (id: string): string => `demo-practice|${origin}|invoice|${id}`;
export const termOf = (key: string) => ({
  ...{ profileId: 'demo-practice', origin: 'https://practice.example', kind: 'item', key },
});
export const termIdOf = (key: string): string =>
  `demo-practice|${origin}|item|${encodeURIComponent(key)}`;

const company = (realm: string) =>
  JSON.stringify({
    ...{ realmId: realm, name: 'Halden Creek Veterinary', country: 'US', homeCurrency: 'USD' },
    ...{ multiCurrency: false, allowDiscount: true, customTxnNumbers: true, tax: 'us-automated' },
  });

type Row = Record<string, unknown>;

/** Rows of a relay in use, by table, with every column of today; references come after what they name. */
export const oldRows = (vault: TokenVault, at: number): Record<string, Row[]> => {
  const secret = (text: string, column: string) => vault.seal(text, [practice, realmId, column]);
  const member = (id: string, role: string, more: Row = {}): Row => ({
    ...{
      id,
      practice_id: practice,
      name: `${role} desk`,
      role,
      token_hash: secretHash(adminToken),
    },
    ...{ created_at: at, last_seen_at: at, revoked_at: null, ...more },
  });
  const exported = (id: string, more: Row = {}): Row => ({
    ...{ id, practice_id: practice, source_key: keyOf(id), kind: 'invoice', entity: 'Invoice' },
    ...{ realm_id: realmId, operation: 'create', state: 'exported', generation: 0 },
    ...{ request_id: `cf-${id}`, document_hash: 'a'.repeat(64), fingerprint: 'b'.repeat(64) },
    ...{ total: 7550, tax: null, document: null, depends_on: null, before_update: null },
    ...{ base_sync_token: null, stale_tries: 0, map_term: null, attempts: 2, calls: 3 },
    batch_id: null,
    ...{ metered_reads: 1, first_sent_at: at, last_sent_at: at, next_attempt_at: null },
    ...{ lease_owner: null, lease_until: null, qbo_id: '145', qbo_sync_token: '0' },
    ...{ qbo_total: 7550, problem_code: null, problem_detail: null },
    ...{ created_by: '00000000000000aa', created_at: at, updated_at: at, ...more },
  });
  const none = { qbo_id: null, qbo_sync_token: null, qbo_total: null };
  const sealed = (id: string, name: string, text: string) => vault.seal(text, [practice, id, name]);
  const event = (id: string, export_id: string, more: Row = {}): Row => ({
    ...{ id, export_id, practice_id: practice, at, operation: 'create', state: 'exported' },
    ...{ generation: 0, problem_code: null, intuit_tid: '1-a', member_id: null, ...more },
  });
  const change = (version: number, key: string, more: Row): Row => ({
    ...{ practice_id: practice, version, realm_id: realmId, term_id: termIdOf(key) },
    ...{ from_target: null, to_target: null, from_ignored: 0, to_ignored: 0, by_export: 0 },
    ...{ from_covers_new: 0, to_covers_new: 0 },
    ...{ member_id: '00000000000000aa', at, how: null, ...more },
  });
  const mapping = (key: string, target_id: string, more: Row): Row => ({
    ...{ practice_id: practice, realm_id: realmId, term_id: termIdOf(key) },
    ...{ term: JSON.stringify(termOf(key)), target_id, removed: 0, ignored: 0, inherited: 0 },
    ...{ named_as: null, covers_new: 0, ...more },
  });
  return {
    meta: [{ key: 'key_fingerprint', value: vault.fingerprint }],
    practices: [
      {
        ...{ id: practice, name: 'Practice', mapping_version: 3, created_at: at },
        last_realm_id: realmId,
      },
      {
        ...{ id: 'p2', name: 'Moved', mapping_version: 0, created_at: at + 1 },
        last_realm_id: northgate,
      },
      {
        ...{ id: 'p3', name: 'New', mapping_version: 0, created_at: at + 2 },
        last_realm_id: null,
      },
    ],
    members: [member('00000000000000aa', 'admin'), member('m2', 'staff', { revoked_at: at })],
    pairing_codes: [
      {
        ...{ selector: 's', code_hash: 'h', practice_id: practice, role: 'staff' },
        ...{ wrong_tries: 1, expires_at: at, used_at: null },
      },
    ],
    consents: [
      {
        ...{ secret_hash: 'h', step: 'state', practice_id: practice, browser_hash: 'b' },
        ...{ member_id: '00000000000000aa', expires_at: at, used_at: at },
      },
    ],
    connections: [
      {
        ...{ practice_id: practice, realm_id: realmId, state: 'connected' },
        ...{ company: company(realmId), access_token: secret('access', 'access_token') },
        ...{ access_expires_at: at + 3_600_000, refresh_token: secret('now', 'refresh_token') },
        ...{ previous_refresh_token: secret('before', 'refresh_token'), generation: 7 },
        ...{ refresh_expires_at: at + 8_640_000_000, lease_owner: null, lease_until: null },
        ...{ connected_at: at, granted_at: at, refresh_ends_at: null },
      },
    ],
    companies: [
      {
        ...{ practice_id: practice, realm_id: realmId, first_connected_at: at },
        tax_override: 'kept',
      },
      {
        ...{ practice_id: 'p2', realm_id: northgate, first_connected_at: at },
        tax_override: 'unknown',
      },
    ],
    exports: [
      exported('e1'),
      exported('e2', { ...none, state: 'failed', problem_code: 'qbo_books_closed' }),
      exported('e3', { state: 'voided', operation: 'void', generation: 1, qbo_total: 0 }),
      exported('e4', {
        ...none,
        ...{ state: 'stuck', problem_code: 'needs_person' },
        problem_detail: sealed('e4', 'problem_detail', '{"number":"INV-4"}'),
      }),
      exported('e5', {
        ...{ ...none, state: 'sending', next_attempt_at: at + 86_400_000 },
        document: sealed('e5', 'document', '{"DocNumber":"INV-5"}'),
        ...{ depends_on: '["e1"]', map_term: JSON.stringify(termOf('id:3')) },
      }),
      exported('e6', { practice_id: 'p2', realm_id: realmId, updated_at: at }),
      exported('e7', { practice_id: 'p2', realm_id: northgate, updated_at: at + 1 }),
    ],
    export_batches: [
      {
        ...{ id: 'b1', practice_id: practice, realm_id: realmId, request_id: 'cfb-b1-' },
        ...{ export_ids: '["e1","e2"]', body: null, attempts: 1, first_sent_at: at },
        ...{ last_sent_at: at, next_attempt_at: null, lease_owner: null, lease_until: null },
      },
    ],
    export_events: [
      event('v1', 'e1', { state: 'sending', member_id: '00000000000000aa', intuit_tid: null }),
      event('v2', 'e1'),
      event('v3', 'e2', { state: 'failed', problem_code: 'qbo_books_closed' }),
      event('v4', 'e7', { practice_id: 'p2' }),
    ],
    mappings: [
      mapping('id:1', '7', { version: 2 }),
      mapping('id:2', '8', { version: 3, removed: 1 }),
    ],
    mapping_changes: [
      change(2, 'id:1', { to_target: '7' }),
      change(3, 'id:2', { from_target: '8' }),
    ],
    settings: [{ practice_id: practice, realm_id: realmId, settings: '{"memo":true}', version: 4 }],
    settings_changes: [
      {
        ...{ practice_id: practice, realm_id: realmId, version: 4, from_settings: null },
        ...{ to_settings: '{"memo":true}', member_id: '00000000000000aa', at },
      },
    ],
    notices: [
      {
        ...{ id: 'n1', practice_id: practice, realm_id: realmId, event: 'connection_lost' },
        ...{ reason: 'grant_ended', occasion: `lost ${realmId} 6`, channel: 'email' },
        ...{ happened_at: at, attempts: 1, next_attempt_at: null, sent_at: at },
        ...{ lease_owner: null, lease_until: null },
      },
    ],
    pace_realms: [{ realm_id: realmId, frozen_until: at }],
    pace_calls: [{ id: 'c1', realm_id: realmId, started_at: at, lease_until: 0, is_batch: 0 }],
    catalogue_lists: [
      {
        ...{ practice_id: practice, realm_id: realmId, entity: 'Item', version: at },
        ...{ first_version: at, changes_since: at, checked_at: at },
      },
    ],
    catalogue_rows: [
      {
        ...{ practice_id: practice, realm_id: realmId, entity: 'Item', id: '7', version: at },
        sync_token: 0,
        sealed: vault.seal('{"id":"7","name":"Vaccination","active":true}', [
          ...[practice, realmId, 'catalogue', 'Item', '7'],
        ]),
      },
    ],
  };
};

import type { Company, StoredRecord } from '../books/company.ts';
import { type Operation, shapeOf } from '../catalog/catalog.ts';
import { companyTime } from '../clock.ts';
import { type Doc, list, text } from '../doc.ts';
import type { Effect, EntityRules, WriteContext } from '../entities/entity.ts';
import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';
import { checkShape, type ShapeRules } from './check-shape.ts';
import { checkReferences } from './references.ts';
import { requireUndeposited } from './require-undeposited.ts';

/** Who writes into which books, and when. */
export type Writer = {
  company: Company;
  switches: Switches;
  now: number;
  /** The app or person the audit trail names. */
  by: string;
  include: ReadonlySet<string>;
};

/** Stores a new object (contract §2.1, §5). */
export function createRecord(rules: EntityRules, body: Doc, writer: Writer): StoredRecord {
  requireOperation(rules, 'create');
  requireSubscription(writer.company);
  const supplied = dropEmptied(checkShape(rules.name, body, shapeRules(writer)));
  const draft = structuredClone(supplied);
  complete(rules, draft, supplied, undefined, false, writer);
  const sequence = rules.kind === 'transaction' ? 'Transaction' : rules.name;
  const next = writer.company.nextId(sequence);
  const record = storeNew(rules.name, rules.idFrom?.(next) ?? next, draft, writer);
  rules.settle?.({ operation: 'create', before: undefined, after: record.doc }, writer);
  return record;
}

/** Puts a finished object into the books under an id of its own. */
export function storeNew(entity: string, id: string, draft: Doc, writer: Writer): StoredRecord {
  const { company, now, by } = writer;
  const time = companyTime(now, company.settings.offset);
  const record: StoredRecord = {
    entity,
    doc: {
      ...draft,
      domain: 'QBO',
      sparse: false,
      Id: id,
      SyncToken: '0',
      MetaData: { CreateTime: time, LastUpdatedTime: time },
    },
    history: [{ at: now, by, what: 'created' }],
    addressesFlattened: false,
    voided: false,
  };
  company.put(record);
  company.announce({ entity, id, operation: 'Create', at: now });
  return record;
}

/** Full or sparse update: the latter keeps what the body leaves out (contract §5.2). */
export function updateRecord(rules: EntityRules, body: Doc, writer: Writer): StoredRecord {
  const sparse = body.sparse === true;
  if (sparse && !takesSparse(rules, writer.switches)) {
    throw faults.unsupportedOperation(`sparseUpdate on ${rules.name}`);
  }
  if (!sparse) requireOperation(rules, 'fullUpdate');
  requireSubscription(writer.company);
  const content = checkShape(rules.name, body, shapeRules(writer));
  const before = currentRecord(rules, body, writer.company);
  const supplied = dropEmptied(content);
  for (const name of sparse ? (rules.sparseNeeds ?? []) : []) {
    if (isMissing(supplied[name])) throw faults.required(name);
  }
  const draft = sparse ? mergeSparse(before.doc, content) : structuredClone(supplied);
  complete(rules, draft, supplied, before, sparse, writer);
  requireUndeposited(before.doc, draft, writer.switches);
  const previous = before.doc;
  const record = replaceDoc(before, draft, writer, 'updated');
  rules.settle?.({ operation: 'update', before: previous, after: record.doc }, writer);
  return record;
}

/** Removes a transaction; reading it afterwards gives 610 (contract §5.2). */
export function deleteRecord(rules: EntityRules, body: Doc, writer: Writer): Doc {
  requireOperation(rules, 'delete');
  requireSubscription(writer.company);
  const before = currentRecord(rules, body, writer.company);
  const effect: Effect = { operation: 'delete', before: before.doc, after: undefined };
  requireOpenPeriods(rules, effect, writer);
  requireUndeposited(before.doc, undefined, writer.switches);
  requireUnpaid(before.doc);
  const id = String(before.doc.Id);
  writer.company.remove(rules.name, id, writer.now, writer.by);
  writer.company.announce({ entity: rules.name, id, operation: 'Delete', at: writer.now });
  rules.settle?.(effect, writer);
  return { status: 'Deleted', domain: 'QBO', Id: id };
}

/** Zeroes a transaction and keeps it, marked in its PrivateNote (contract §5.2). */
export function voidRecord(rules: EntityRules, body: Doc, writer: Writer): StoredRecord {
  requireOperation(rules, 'void');
  requireSubscription(writer.company);
  const before = currentRecord(rules, body, writer.company);
  const previous = before.doc;
  requireOpenPeriods(rules, { operation: 'void', before: previous, after: undefined }, writer);
  requireUndeposited(previous, undefined, writer.switches);
  const draft = structuredClone(previous);
  const note = text(draft, 'PrivateNote');
  draft.PrivateNote = note === undefined ? 'Voided' : `Voided\n${note}`;
  rules.void?.(draft, writer.company);
  const record = replaceDoc(before, draft, writer, 'voided');
  record.voided = true;
  rules.settle?.({ operation: 'void', before: previous, after: record.doc }, writer);
  return record;
}

/** 6210 when the document, what it replaces or what it changes lies in a closed period (contract §7). */
function requireOpenPeriods(rules: EntityRules, effect: Effect, writer: Writer): void {
  const touched = rules.touches?.(effect, writer.company) ?? [];
  for (const doc of [effect.after, effect.before, ...touched.map((record) => record.doc)]) {
    if (doc && isClosed(doc, writer.company)) throw faults.periodClosed();
  }
}

/** Whether a transaction is dated in a period that was closed. */
export function isClosed(doc: Doc, company: Company): boolean {
  const closed = company.settings.bookCloseDate;
  const date = text(doc, 'TxnDate');
  return closed !== null && date !== undefined && date <= closed;
}

/** 800 while something pays or consumes the document: that has to be unlinked first (§5.8). */
function requireUnpaid(doc: Doc): void {
  const holders = list(doc, 'LinkedTxn')
    .filter((link) => /Payment|RefundReceipt/.test(text(link, 'TxnType') ?? ''))
    .map((link) => `${link.TxnType} ${link.TxnId}`);
  if (holders.length > 0) throw faults.hasDependants(holders.join(', '));
}

function complete(
  rules: EntityRules,
  draft: Doc,
  supplied: Doc,
  before: StoredRecord | undefined,
  sparse: boolean,
  writer: Writer,
): void {
  for (const [name, field] of Object.entries(shapeOf(rules.name).fields)) {
    if (field.required === true && isMissing(draft[name])) throw faults.required(name);
  }
  checkReferences(rules.name, draft, before, writer);
  const { company, switches, now, include } = writer;
  const context: WriteContext = {
    company,
    switches,
    now,
    today: company.today(now),
    before,
    sparse,
    supplied,
    include,
  };
  rules.prepare?.(draft, context);
  if (rules.kind !== 'transaction') return;
  const operation = before ? 'update' : 'create';
  const after = before ? { ...draft, Id: before.doc.Id } : draft;
  requireOpenPeriods(rules, { operation, before: before?.doc, after }, writer);
}

function currentRecord(rules: EntityRules, body: Doc, company: Company): StoredRecord {
  const id = text(body, 'Id');
  if (id === undefined) throw faults.required('Id');
  const token = text(body, 'SyncToken');
  if (token === undefined) throw faults.required('SyncToken');
  const record = company.get(rules.name, id);
  if (record === undefined) {
    const gone = company.tombstones.some((stone) => stone.entity === rules.name && stone.id === id);
    throw gone ? faults.deleted() : faults.notFound();
  }
  if (record.doc.SyncToken !== token) throw faults.stale(record.history.at(-1)?.by ?? 'QuickBooks');
  return record;
}

/** Gives the record its next SyncToken and content; also used when another object changes it. */
export function replaceDoc(
  record: StoredRecord,
  draft: Doc,
  writer: Pick<Writer, 'company' | 'now' | 'by'>,
  what: string,
): StoredRecord {
  const { Id, SyncToken, MetaData } = record.doc;
  writer.company.rewrite(record, {
    ...draft,
    domain: 'QBO',
    sparse: false,
    Id,
    SyncToken: String(Number(SyncToken) + 1),
    MetaData: {
      ...(MetaData as Doc),
      LastUpdatedTime: companyTime(writer.now, writer.company.settings.offset),
    },
  });
  record.history.push({ at: writer.now, by: writer.by, what });
  if (what === 'updated') record.addressesFlattened = true;
  const operation = what === 'voided' ? 'Void' : 'Update';
  writer.company.announce({ entity: record.entity, id: String(Id), operation, at: writer.now });
  return record;
}

function mergeSparse(stored: Doc, content: Doc): Doc {
  const merged = structuredClone(stored);
  for (const [name, value] of Object.entries(structuredClone(content))) {
    if (value === null) delete merged[name];
    else merged[name] = value;
  }
  return merged;
}

function dropEmptied(content: Doc): Doc {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null));
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function requireOperation(rules: EntityRules, operation: Operation): void {
  if (!shapeOf(rules.name).operations.includes(operation)) {
    throw faults.unsupportedOperation(`${operation} on ${rules.name}`);
  }
}

/** What no reference page and no record says it takes sparse updates (contract §5.1, §12). */
const sparseUncertain = new Set(
  'CreditMemo VendorCredit Account Class Department Term PaymentMethod CompanyCurrency'.split(' '),
);

/** Whether an entity takes sparse updates; of what is uncertain the switch decides. */
export const takesSparse = ({ name }: EntityRules, { sparseUnlisted }: Switches): boolean =>
  sparseUncertain.has(name)
    ? sparseUnlisted === 'all' || (sparseUnlisted === 'credit-memo' && name === 'CreditMemo')
    : shapeOf(name).operations.includes('sparseUpdate');

/** 6190 when the subscription has ended (contract §7). */
export function requireSubscription(company: Company): void {
  if (company.settings.subscription === 'EXPIRED') throw faults.subscription();
}

/** Only US companies may know no characters beyond Latin-1 (contract §2.2). */
function shapeRules({ company, switches }: Writer): ShapeRules {
  const { unknownProperty, beyondLatin1 } = switches;
  return { unknownProperty, beyondLatin1: company.country === 'US' ? beyondLatin1 : 'accept' };
}

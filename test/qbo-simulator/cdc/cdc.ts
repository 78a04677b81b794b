import { shapeOf } from '../catalog/catalog.ts';
import { companyTime, readInstant } from '../clock.ts';
import { child, type Doc, text } from '../doc.ts';
import { entityInQuery } from '../entities/entities.ts';
import type { EntityRules } from '../entities/entity.ts';
import { present } from '../operations/present.ts';
import { Fault, faults, serviceFault } from '../protocol/fault.ts';
import type { Session } from '../protocol/session.ts';
import { withSwitchedCodes } from '../protocol/switched-codes.ts';

/** Objects of one answer; there is no paging (contract §8.2). */
const mostObjects = 1000;
const mostDays = 30;

const notCaptured = new Set(['JournalCode', 'TaxAgency', 'TimeActivity', 'TaxCode', 'TaxRate']);

type Changed = { at: number; deleted: boolean; show: () => Doc };

/** Everything that changed since a time, deleted objects as stubs (contract §8.2). */
export function runCdc(query: URLSearchParams, session: Session): Doc {
  try {
    return { CDCResponse: [{ QueryResponse: blocks(query, session) }] };
  } catch (error) {
    const { switches } = session.state;
    if (!(error instanceof Fault) || switches.cdcRefusal === 'fault-400') throw error;
    return { CDCResponse: [{ Fault: serviceFault(withSwitchedCodes(error, switches)) }] };
  }
}

function blocks(query: URLSearchParams, session: Session): Doc[] {
  const asked = (query.get('entities') ?? '').split(',').map((name) => name.trim());
  const names = [...new Set(asked.filter((name) => name !== ''))];
  if (names.length === 0) throw faults.required('entities');
  const kinds = names.map(captured);
  const since = sinceIn(query, session);
  let left = mostObjects;
  const made = kinds.map((rules) => {
    const found = changedSince(rules, since, session);
    const shown = found.slice(0, left);
    left -= shown.length;
    return block(rules, shown, found.length, session);
  });
  if (session.state.switches.cdcEmpty === 'each') return made;
  const filled = made.filter((entry) => Object.keys(entry).length > 0);
  return filled.length > 0 ? filled : [{}];
}

function captured(name: string): EntityRules {
  const rules = entityInQuery(name);
  const proper = rules?.name ?? name;
  if (notCaptured.has(proper)) throw faults.unsupportedOperation(`cdc on ${proper}`);
  if (rules === undefined || !shapeOf(rules.name).operations.includes('query')) {
    throw faults.badProperty('entities');
  }
  return rules;
}

/** The start of the window. */
function sinceIn(query: URLSearchParams, { company, now }: Session): number {
  const source = query.get('changedSince');
  if (!source) throw faults.required('changedSince');
  const at = readInstant(source, company.settings.offset);
  if (at === undefined) throw faults.badNumber('changedSince');
  if (now - at > mostDays * 86_400_000) {
    throw faults.business(`changedSince must be within the last ${mostDays} days`, 'changedSince');
  }
  return at;
}

/** The changes of one kind, the newest first. */
function changedSince(rules: EntityRules, since: number, session: Session): Changed[] {
  const { company, state } = session;
  const living = company.all(rules.name).map((record) => ({
    at: Date.parse(text(child(record.doc, 'MetaData'), 'LastUpdatedTime') ?? ''),
    deleted: false,
    show: () => present(record, company, state.switches),
  }));
  const gone = company.tombstones
    .filter((stone) => stone.entity === rules.name)
    .map(({ id, at }) => ({
      at: Math.floor(at / 1000) * 1000,
      deleted: true,
      show: () => stub(id, companyTime(at, company.settings.offset)),
    }));
  return [...living, ...gone].filter(({ at }) => at >= since).toSorted((a, b) => b.at - a.at);
}

function stub(id: string, time: string): Doc {
  return { domain: 'QBO', status: 'Deleted', Id: id, MetaData: { LastUpdatedTime: time } };
}

/** One entity of the answer; a `totalCount` above `maxResults` is all that tells of a cut. */
function block(rules: EntityRules, shown: Changed[], total: number, session: Session): Doc {
  if (total === 0) return {};
  const rule = session.state.switches.cdcStartPosition;
  const positioned =
    rule === 'always' || (rule === 'not-with-deleted' && !shown.some(({ deleted }) => deleted));
  return {
    [rules.name]: shown.map(({ show }) => show()),
    ...(positioned ? { startPosition: 1 } : {}),
    maxResults: shown.length,
    totalCount: total,
  };
}

import type { Company, StoredRecord } from '../books/company.ts';
import { shapeOf } from '../catalog/catalog.ts';
import { companyDay } from '../clock.ts';
import type { Doc } from '../doc.ts';
import { entityInQuery } from '../entities/entities.ts';
import type { EntityRules } from '../entities/entity.ts';
import { present } from '../operations/present.ts';
import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';
import { comparable, holds, literalFor, order } from './compare.ts';
import { parseQuery } from './parse.ts';
import { isFilterable, propertyOf } from './property.ts';
import type { Condition, Statement } from './statement.ts';

/** The company's offset, and its date while the statement runs. */
type Place = { offset: string; today: string };

/** Rows of one answer (contract §4). */
const mostRows = 1000;

/**
 * Runs a statement over the books and gives the content of `QueryResponse` (contract §4, §2.5);
 * `most` caps the rows below what the statement may ask for.
 */
export function runQuery(
  source: string,
  company: Company,
  switches: Switches,
  now: number,
  most = mostRows,
): Doc {
  const statement = parseQuery(source, switches);
  const rules = entityInQuery(statement.entity);
  const isNamed = switches.entityCase === 'ignored' || rules?.name === statement.entity;
  if (rules === undefined || !isNamed || !shapeOf(rules.name).operations.includes('query')) {
    throw faults.queryInvalid(`Entity ${statement.entity} not found`);
  }
  for (const name of statement.properties) propertyOf(rules.name, name);
  const { offset } = company.settings;
  const place: Place = { offset, today: companyDay(now, offset) };
  const tests = statement.conditions.map((condition) => test(rules, condition, place, switches));
  if (activeOnly(rules, statement)) tests.push((doc) => doc.Active !== false);
  const shown = (record: StoredRecord) => present(record, company, switches);
  // A page of a long list is all that is worked out where the rest is chosen by what is stored.
  const isStored = asksOnlyForStored(statement);
  const rows: Row[] = company
    .all(rules.name)
    .map((record) =>
      isStored ? { doc: record.doc, shown: () => shown(record) } : rowOf(shown(record)),
    )
    .filter(({ doc }) => tests.every((holdsFor) => holdsFor(doc)));
  if (statement.count) return { totalCount: rows.length };
  const sort = sorter(rules, statement);
  rows.sort((a, b) => sort(a.doc, b.doc));
  return page(rules, rows, statement, switches, most);
}

/** What rows are chosen and sorted by, and what is told of them. */
type Row = { doc: Doc; shown: () => Doc };

const rowOf = (doc: Doc): Row => ({ doc, shown: () => doc });

/** Presenting a record leaves these as they are. */
const asStored = new Set(['id', 'active', 'metadata.createtime', 'metadata.lastupdatedtime']);

const asksOnlyForStored = ({ conditions, order: sorted }: Statement): boolean =>
  [...conditions, ...sorted].every(({ property }) => asStored.has(property.toLowerCase()));

function page(
  rules: EntityRules,
  rows: Row[],
  statement: Statement,
  switches: Switches,
  most: number,
): Doc {
  if (rules.name === 'Preferences') {
    return { Preferences: rows.map(({ shown }) => shown()), maxResults: rows.length };
  }
  const startPosition = statement.startPosition ?? 1;
  if (startPosition < 1) throw faults.queryInvalid('STARTPOSITION must be at least 1');
  const asked = statement.maxResults ?? 100;
  if (asked > mostRows && switches.maxResultsOver === 'refuse') {
    throw faults.queryInvalid(`MAXRESULTS must not exceed ${mostRows}`);
  }
  const shown = rows.slice(startPosition - 1, startPosition - 1 + Math.min(asked, most));
  if (shown.length === 0) return {};
  const unpaged = statement.maxResults === undefined && statement.startPosition === undefined;
  return {
    [rules.name]: shown.map((row) => project(rules, row.shown(), statement)),
    startPosition,
    maxResults: shown.length,
    ...(unpaged && shown.length === rows.length ? { totalCount: shown.length } : {}),
  };
}

/** Whole objects whatever was named; only attachables come back with just that (contract §4). */
function project(rules: EntityRules, doc: Doc, { properties }: Statement): Doc {
  if (rules.name !== 'Attachable' || properties.length === 0) return doc;
  const named = properties.map((property) => propertyOf(rules.name, property).name);
  const kept = Object.entries(doc).filter(([name]) => named.includes(name));
  return { ...Object.fromEntries(kept), domain: 'QBO', sparse: true };
}

/** Name lists leave out inactive rows unless the statement asks about Active. */
function activeOnly(rules: EntityRules, statement: Statement): boolean {
  if (rules.kind !== 'list') return false;
  return !statement.conditions.some(({ property }) => property.toLowerCase() === 'active');
}

function test(
  rules: EntityRules,
  condition: Condition,
  place: Place,
  switches: Switches,
): (doc: Doc) => boolean {
  const property = propertyOf(rules.name, condition.property);
  const { field, name, read } = property;
  if (!isFilterable(rules.name, property, switches)) {
    throw faults.queryInvalid(`property '${condition.property}' is not queryable`);
  }
  if (name === 'Id' && condition.operator !== '=' && condition.operator !== 'IN') {
    throw faults.queryInvalid(`operator ${condition.operator} is not supported on Id`);
  }
  const literals = condition.values.map((value) =>
    literalFor(field, name, typeof value === 'object' ? place.today : value, place.offset),
  );
  return (doc) =>
    read(doc).some((stored) => {
      const value = comparable(field, stored);
      return value !== undefined && holds(condition.operator, value, literals);
    });
}

function sorter(rules: EntityRules, statement: Statement): (a: Doc, b: Doc) => number {
  const keys = statement.order.map(({ property, descending }) => {
    const { name, field, read } = propertyOf(rules.name, property);
    if (field.sortable !== true && field.filterable !== true) {
      throw faults.queryInvalid(`property '${property}' is not sortable`);
    }
    return { name, field, read, sign: descending ? -1 : 1 };
  });
  return (a, b) => {
    for (const { name, field, read, sign } of keys) {
      if (name === 'Id') return byId(a, b) * sign;
      const left = comparable(field, read(a)[0]);
      const right = comparable(field, read(b)[0]);
      if (left === undefined || right === undefined) {
        if (left !== right) return left === undefined ? -sign : sign;
        continue;
      }
      const sorted = order(left, right) * sign;
      if (sorted !== 0) return sorted;
    }
    return byId(a, b);
  };
}

function byId(a: Doc, b: Doc): number {
  return Number(a.Id) - Number(b.Id) || String(a.Id).localeCompare(String(b.Id));
}

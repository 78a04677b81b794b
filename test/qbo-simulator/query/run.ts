import type { Company } from '../books/company.ts';
import { type Field, shapeOf } from '../catalog/catalog.ts';
import { companyDay } from '../clock.ts';
import { child, type Doc } from '../doc.ts';
import { entityInQuery } from '../entities/entities.ts';
import type { EntityRules } from '../entities/entity.ts';
import { present } from '../operations/present.ts';
import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';
import { comparable, holds, literalFor, order } from './compare.ts';
import { parseQuery } from './parse.ts';
import type { Condition, Statement } from './statement.ts';

const metaFields: { [name: string]: Field } = {
  'metadata.createtime': { type: 'dateTime', filterable: true, sortable: true },
  'metadata.lastupdatedtime': { type: 'dateTime', filterable: true, sortable: true },
};
const metaNames: { [name: string]: string } = {
  'metadata.createtime': 'CreateTime',
  'metadata.lastupdatedtime': 'LastUpdatedTime',
};

type Property = { name: string; field: Field; read: (doc: Doc) => unknown };

/** Runs a statement over the books and gives the content of `QueryResponse` (contract §4, §2.5). */
export function runQuery(source: string, company: Company, switches: Switches, now: number): Doc {
  const statement = parseQuery(source, switches);
  const rules = entityInQuery(statement.entity);
  if (rules === undefined) throw faults.queryInvalid(`Entity ${statement.entity} not found`);
  for (const name of statement.properties) propertyOf(rules, name);
  const today = companyDay(now, company.settings.offset);
  const tests = statement.conditions.map((condition) => test(rules, condition, today));
  if (activeOnly(rules, statement)) tests.push((doc) => doc.Active !== false);
  const rows = company
    .all(rules.name)
    .map((record) => present(record, company, switches))
    .filter((doc) => tests.every((holdsFor) => holdsFor(doc)));
  if (statement.count) return { totalCount: rows.length };
  rows.sort(sorter(rules, statement));
  return page(rules, rows, statement, switches);
}

function page(rules: EntityRules, rows: Doc[], statement: Statement, switches: Switches): Doc {
  const startPosition = statement.startPosition ?? 1;
  if (startPosition < 1) throw faults.queryInvalid('STARTPOSITION must be at least 1');
  const asked = statement.maxResults ?? 100;
  if (asked > 1000 && switches.maxResultsOver === 'refuse') {
    throw faults.queryInvalid('MAXRESULTS must not exceed 1000');
  }
  const shown = rows.slice(startPosition - 1, startPosition - 1 + Math.min(asked, 1000));
  if (shown.length === 0) return {};
  const unpaged = statement.maxResults === undefined && statement.startPosition === undefined;
  return {
    [rules.name]: shown,
    startPosition,
    maxResults: shown.length,
    ...(unpaged && shown.length === rows.length ? { totalCount: shown.length } : {}),
  };
}

/** Name lists leave out inactive rows unless the statement asks about Active. */
function activeOnly(rules: EntityRules, statement: Statement): boolean {
  if (rules.kind !== 'list') return false;
  return !statement.conditions.some(({ property }) => property.toLowerCase() === 'active');
}

function test(rules: EntityRules, condition: Condition, today: string): (doc: Doc) => boolean {
  const { field, name, read } = propertyOf(rules, condition.property);
  if (field.filterable !== true) {
    throw faults.queryInvalid(`property '${condition.property}' is not queryable`);
  }
  if (name === 'Id' && condition.operator !== '=' && condition.operator !== 'IN') {
    throw faults.queryInvalid(`operator ${condition.operator} is not supported on Id`);
  }
  const literals = condition.values.map((value) =>
    literalFor(field, name, typeof value === 'object' ? today : value),
  );
  return (doc) => {
    const value = comparable(field, read(doc));
    return value !== undefined && holds(condition.operator, value, literals);
  };
}

function sorter(rules: EntityRules, statement: Statement): (a: Doc, b: Doc) => number {
  const keys = statement.order.map(({ property, descending }) => {
    const { field, read } = propertyOf(rules, property);
    if (field.sortable !== true && field.filterable !== true) {
      throw faults.queryInvalid(`property '${property}' is not sortable`);
    }
    return { field, read, sign: descending ? -1 : 1 };
  });
  return (a, b) => {
    for (const { field, read, sign } of keys) {
      const left = comparable(field, read(a));
      const right = comparable(field, read(b));
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

function propertyOf(rules: EntityRules, property: string): Property {
  const wanted = property.toLowerCase();
  const meta = metaNames[wanted];
  if (meta !== undefined) {
    const read = (doc: Doc) => child(doc, 'MetaData')?.[meta];
    return { name: property, field: metaFields[wanted] ?? { type: 'dateTime' }, read };
  }
  const fields = shapeOf(rules.name).fields;
  const name = Object.keys(fields).find((key) => key.toLowerCase() === wanted);
  const field = name === undefined ? undefined : fields[name];
  if (name === undefined || field === undefined) {
    throw faults.queryInvalid(`Property ${property} not found for Entity ${rules.name}`);
  }
  return { name, field, read: (doc) => doc[name] };
}

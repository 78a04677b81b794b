/** A value inside a query: single quotes, apostrophe and backslash escaped (contract.md §4). */
export const quoted = (value: string): string =>
  `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

export interface Query {
  /** CamelCase, of the code and never of a person. */
  entity: string;
  /** Conditions joined with AND; values through `quoted`. */
  where?: string[];
  /** 1-based. */
  start?: number;
  /** At most 1,000. */
  rows?: number;
}

/** The statement for a query; ordered by Id so that pages do not overlap. */
export const statement = ({ entity, where = [], start = 1, rows = 1000 }: Query): string =>
  [
    `SELECT * FROM ${entity}`,
    where.length > 0 ? `WHERE ${where.join(' AND ')}` : '',
    `ORDERBY Id STARTPOSITION ${start} MAXRESULTS ${rows}`,
  ]
    .filter(Boolean)
    .join(' ');

/** Name lists leave out inactive rows unless asked (contract.md §4). */
export const alsoInactive = 'Active IN (true, false)';

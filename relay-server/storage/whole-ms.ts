/**
 * A time or a length of time as the database keeps it: its columns are `bigint`, and PostgreSQL
 * refuses part of a millisecond. Rounded up, so that nothing is tried too early.
 */
export const wholeMs = (ms: number): number => Math.ceil(ms);

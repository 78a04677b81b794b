import type { Company, StoredRecord } from '../books/company.ts';
import type { Doc } from '../doc.ts';
import type { Writer } from '../operations/write.ts';
import type { Switches } from '../options.ts';

/** What a special rule may look at while a write is checked. */
export type WriteContext = {
  company: Company;
  switches: Switches;
  /** Milliseconds, simulator clock. */
  now: number;
  /** The server's date in the company's time zone. */
  today: string;
  /** The record being changed; absent on create. */
  before: StoredRecord | undefined;
  sparse: boolean;
  /** The body as it came, read-only properties already dropped. */
  supplied: Doc;
  /** Values of the `include` query parameter. */
  include: ReadonlySet<string>;
};

/** One write as the rest of the books feels it. */
export type Effect = {
  operation: 'create' | 'update' | 'void' | 'delete';
  /** The content it replaces; absent on create. */
  before: Doc | undefined;
  /** The new content; absent on delete. */
  after: Doc | undefined;
};

/** The rules of one entity that its catalog entry cannot say. */
export type EntityRules = {
  name: string;
  kind: 'list' | 'transaction' | 'singleton';
  /** The id made of the next number of the sequence, when it is not just that. */
  idFrom?(sequence: string): string;
  /** Properties a sparse update has to repeat (contract §5.2). */
  sparseNeeds?: readonly string[];
  /** Completes and checks a draft in place before it is stored; throws a Fault to refuse. */
  prepare?(draft: Doc, context: WriteContext): void;
  /** Adds what is derived from the rest of the books to a copy about to be returned. */
  present?(doc: Doc, record: StoredRecord, company: Company, switches: Switches): void;
  /** How a void is asked for: `operation=void`, or `operation=update&include=void` (§2.1). */
  voidBy?: 'operation' | 'include';
  /** Turns the document into its voided form (contract §5.2). */
  void?(doc: Doc, company: Company): void;
  /** Other transactions the write would change: a closed period there refuses it too (§7). */
  touches?(effect: Effect, company: Company): StoredRecord[];
  /** Carries a finished write into the rest of the books; it cannot refuse any more. */
  settle?(effect: Effect, writer: Writer): void;
};

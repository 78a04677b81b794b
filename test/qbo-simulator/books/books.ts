import type { Clock } from '../clock.ts';
import { type Doc, text } from '../doc.ts';
import { entityRules } from '../entities/entities.ts';
import { present } from '../operations/present.ts';
import {
  createRecord,
  deleteRecord,
  takesSparse,
  updateRecord,
  voidRecord,
  type Writer,
} from '../operations/write.ts';
import type { Switches } from '../options.ts';
import type { ChangeListener } from './change.ts';
import type { Company } from './company.ts';
import { mergeNames } from './merge.ts';
import { ashcombe } from './seed/ashcombe.ts';
import type { CompanySeed } from './seed/company-seed.ts';
import { fernhill } from './seed/fernhill.ts';
import { haldenCreek } from './seed/halden-creek.ts';
import { larkfield } from './seed/larkfield.ts';
import { northgate } from './seed/northgate.ts';
import { quillmark } from './seed/quillmark.ts';
import { saltmarsh } from './seed/saltmarsh.ts';
import { openBooks } from './seed/seed.ts';

/** The seeded companies, in the order the pickers show them. */
export const seeds: CompanySeed[] = [
  haldenCreek,
  northgate,
  fernhill,
  ashcombe,
  quillmark,
  larkfield,
  saltmarsh,
];

/** All companies, and what a person sitting in front of QuickBooks can do to them. */
export class Books {
  readonly #clock: Clock;
  readonly #switches: Switches;
  readonly #listeners: ChangeListener[] = [];
  #companies = new Map<string, Company>();

  constructor(clock: Clock, switches: Switches) {
    this.#clock = clock;
    this.#switches = switches;
    this.reset();
  }

  /** Back to the seeded state. */
  reset(): void {
    const now = this.#clock.now();
    this.#companies = new Map(seeds.map((seed) => [seed.realm, openBooks(seed, now)]));
    for (const company of this.#companies.values()) {
      company.listener = (change) => {
        for (const listener of this.#listeners) listener(change);
      };
    }
  }

  /** Calls `listener` for every change in any company from now on, resets included. */
  onChange(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  companies(): Company[] {
    return [...this.#companies.values()];
  }

  find(realm: string): Company | undefined {
    return this.#companies.get(realm);
  }

  /** As `find`; throws when there is no such realm. */
  company(realm: string): Company {
    const company = this.#companies.get(realm);
    if (company === undefined) throw new Error(`no such realm: ${realm}`);
    return company;
  }

  /** Everything of one kind as the API would return it, inactive ones included. */
  list(realm: string, entity: string): Doc[] {
    const company = this.company(realm);
    return company.all(entity).map((record) => present(record, company, this.#switches));
  }

  /** An object a person made in QuickBooks. */
  create(realm: string, entity: string, body: Doc): Doc {
    const writer = this.#person(realm);
    const record = createRecord(entityRules(entity), body, writer);
    return present(record, writer.company, this.#switches);
  }

  /**
   * A change made by a person in QuickBooks, who keeps what is not named whatever the API asks of
   * sparse updates (contract §5.2); the SyncToken moves on.
   */
  edit(realm: string, entity: string, id: string, changes: Doc): Doc {
    const writer = this.#person(realm);
    const rules = entityRules(entity);
    const stored = writer.company.get(entity, id)?.doc ?? {};
    const sparse = takesSparse(rules, this.#switches);
    const repeated = sparse ? (rules.sparseNeeds ?? []) : Object.keys(stored);
    const kept = Object.fromEntries(repeated.map((name) => [name, stored[name]]));
    const body = { ...kept, ...changes, ...this.#handle(realm, entity, id), sparse };
    const record = updateRecord(rules, body, writer);
    return present(record, writer.company, this.#switches);
  }

  /** A transaction deleted by a person in QuickBooks. */
  delete(realm: string, entity: string, id: string): void {
    deleteRecord(entityRules(entity), this.#handle(realm, entity, id), this.#person(realm));
  }

  /** A transaction voided by a person in QuickBooks. */
  void(realm: string, entity: string, id: string): void {
    voidRecord(entityRules(entity), this.#handle(realm, entity, id), this.#person(realm));
  }

  /** Two customers or vendors made one by a person in QuickBooks. */
  merge(realm: string, entity: string, keptId: string, goneId: string): void {
    const { company, now, by } = this.#person(realm);
    mergeNames(company, entity, keptId, goneId, now, by);
  }

  #handle(realm: string, entity: string, id: string): Doc {
    const doc = this.company(realm).get(entity, id)?.doc;
    return { Id: id, SyncToken: text(doc, 'SyncToken') ?? '0' };
  }

  #person(realm: string): Writer {
    const company = this.company(realm);
    return {
      company,
      switches: this.#switches,
      now: this.#clock.now(),
      by: company.settings.user,
      include: new Set(),
    };
  }
}

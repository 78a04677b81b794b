import type { Migration } from 'kysely/migration';
import { first } from './2026-11-24-first.ts';
import { notices } from './2026-11-25-notices.ts';
import { paceAndCatalogue } from './2026-11-25-pace-and-catalogue.ts';
import { stepsAndSettings } from './2026-11-25-steps-and-settings.ts';
import { termsAndHistory } from './2026-11-25-terms-and-history.ts';
import { waysOfChanges } from './2026-11-25-ways-of-changes.ts';
import { writtenPerCompany } from './2026-11-25-written-per-company.ts';
import { writtenTogether } from './2026-11-25-written-together.ts';
import { categoriesCover } from './2026-11-26-categories-cover.ts';
import { refusedConsents } from './2026-11-26-refused-consents.ts';
import { namesOfCustomers } from './2026-11-27-names-of-customers.ts';
import { numbersOfDocuments } from './2026-11-27-numbers-of-documents.ts';

/** Every migration in order; the names are stored, so they never change. */
export const migrations: Record<string, Migration> = {
  '2026-11-24-first': first,
  '2026-11-25-notices': notices,
  '2026-11-25-pace-and-catalogue': paceAndCatalogue,
  '2026-11-25-steps-and-settings': stepsAndSettings,
  '2026-11-25-terms-and-history': termsAndHistory,
  '2026-11-25-ways-of-changes': waysOfChanges,
  '2026-11-25-written-per-company': writtenPerCompany,
  '2026-11-25-written-together': writtenTogether,
  '2026-11-26-categories-cover': categoriesCover,
  '2026-11-26-refused-consents': refusedConsents,
  '2026-11-27-names-of-customers': namesOfCustomers,
  '2026-11-27-numbers-of-documents': numbersOfDocuments,
};

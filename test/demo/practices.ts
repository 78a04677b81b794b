import type { Page } from 'playwright-core';
import { signInToDemoPractice, signInToSqlLedger } from '#test/browser/steps.ts';
import { startDemoPractice } from '#test/practice-apps/demo-practice/start.ts';
import { startSqlLedger } from '#test/practice-apps/sql-ledger/start.ts';

/** A practice app as the demo needs it. */
export interface PracticeOfDemo {
  name: string;
  profileId: string;
  /** What a person types as its address. */
  address: string;
  signIn: { user: string; password: string; url: string };
  listUrl: string;
  invoiceUrl: string;
  /** The invoice's id in the practice app. */
  sourceId: string;
  enter(page: Page): Promise<void>;
  close(): Promise<void>;
}

/** `--app NAME`. */
export const practices: Record<string, { name: string; start(): Promise<PracticeOfDemo> }> = {
  demo: { name: 'the demo practice (Larkfield Animal Clinic)', start: demoPractice },
  'sql-ledger': { name: 'SQL-Ledger', start: sqlLedger },
};

async function demoPractice(): Promise<PracticeOfDemo> {
  const practice = await startDemoPractice();
  return {
    name: 'Larkfield Animal Clinic',
    profileId: 'demo-practice',
    address: practice.url,
    signIn: { user: 'bea', password: practice.password, url: practice.listUrl },
    listUrl: practice.listUrl,
    invoiceUrl: practice.invoiceUrl(7005),
    sourceId: '7005',
    enter: (page) => signInToDemoPractice(page, practice),
    close: () => practice.close(),
  };
}

async function sqlLedger(): Promise<PracticeOfDemo> {
  const ledger = await startSqlLedger();
  const { login = '', password = '' } = ledger.logins[0] ?? {};
  return {
    name: 'SQL-Ledger',
    profileId: 'sql-ledger',
    address: ledger.url,
    signIn: { user: login, password, url: ledger.loginUrl },
    listUrl: ledger.listUrl('bea'),
    invoiceUrl: ledger.invoiceUrl(10073, 'bea'),
    sourceId: '10073',
    enter: (page) => signInToSqlLedger(page, ledger, 'bea'),
    close: () => ledger.close(),
  };
}

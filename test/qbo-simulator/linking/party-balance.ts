import type Big from 'big.js';
import type { Company, StoredRecord } from '../books/company.ts';
import { decimal, money, sum } from '../money.ts';
import { charge, type Side } from './side.ts';

/**
 * What parties owe (or are owed) altogether: open documents, less open credits and unapplied
 * payments. Journals and expenses count whole and their payments with them.
 */
export function partyBalance(side: Side, parties: string[], company: Company): number {
  const theirs = (entity: string) =>
    parties.flatMap((party) => company.having(entity, side.party, party));
  const charges = [...new Set(Object.values(side.targets))]
    .filter((entity) => entity !== 'JournalEntry' && entity !== 'Purchase')
    .flatMap((entity) => theirs(entity).map((record) => charge(side, record, '', company)));
  const lines = ['JournalEntry', 'Purchase']
    .filter((entity) => Object.values(side.targets).includes(entity))
    .flatMap((entity) => company.all(entity))
    .flatMap((record) => parties.map((party) => charge(side, record, party, company)));
  const paid = theirs(side.payer).map((record) => received(record));
  return money(sum([...charges, ...lines]).minus(sum(paid)));
}

function received({ doc }: StoredRecord): Big {
  return decimal(doc.TotalAmt);
}

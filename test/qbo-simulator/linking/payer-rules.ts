import type { Company, StoredRecord } from '../books/company.ts';
import type { Effect } from '../entities/entity.ts';
import type { Writer } from '../operations/write.ts';
import { changedTargets, payersOf } from './applications.ts';
import { refreshTarget } from './refresh.ts';
import type { Side } from './side.ts';
import { releaseExcess } from './unlink.ts';

/** What a payment does to the documents it pays. */
export function payerRules(side: Side) {
  return {
    touches: ({ before, after }: Effect, company: Company): StoredRecord[] =>
      changedTargets(side, before, after, company),
    settle({ before, after }: Effect, writer: Writer): void {
      const payer = writer.company.get(side.payer, String(after?.Id));
      for (const target of changedTargets(side, before, after, writer.company)) {
        refreshTarget(side, target, payer, writer);
      }
    },
  };
}

/** What voiding or shrinking a paid document does to its payments. */
export function paidRules(side: Side, entity: string) {
  return {
    touches: ({ operation, before }: Effect, company: Company): StoredRecord[] =>
      operation === 'void' ? payersOf(side, before, company) : [],
    settle({ operation, before, after }: Effect, writer: Writer): void {
      if (operation !== 'void' && operation !== 'update') return;
      const record = writer.company.get(entity, String(after?.Id));
      if (record) releaseExcess(side, record, payersOf(side, before, writer.company), writer);
    },
  };
}

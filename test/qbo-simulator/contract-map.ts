/**
 * The sections of the contract and the test files that prove them for the simulator, each with a
 * `describe` that names the section. What our client makes of the open points is in
 * `test/unverified`; clients of others run whole flows in `foreign-clients`.
 */
export const contractMap: { readonly [section: string]: readonly string[] } = {
  '1.1': ['oauth/oauth.test.ts'],
  '1.2': ['oauth/oauth.test.ts'],
  '1.3': ['oauth/oauth.test.ts'],
  '1.4': ['oauth/oauth.test.ts'],
  '1.5': ['oauth/oauth.test.ts'],
  '1.6': ['oauth/oauth.test.ts'],
  '2.1': ['protocol/protocol.test.ts', 'protocol/documents.test.ts'],
  '2.2': ['protocol/protocol.test.ts'],
  '2.3': ['protocol/protocol.test.ts'],
  '2.4': ['protocol/protocol.test.ts', 'protocol/batch.test.ts'],
  '2.5': ['protocol/protocol.test.ts'],
  '2.6': ['protocol/protocol.test.ts'],
  '2.7': ['protocol/protocol.test.ts', 'oauth/oauth.test.ts'],
  '2.8': ['entities/lists.test.ts', 'switches.test.ts'],
  '3.1': ['protocol/protocol.test.ts', 'protocol/batch.test.ts'],
  '3.2': ['protocol/protocol.test.ts', 'protocol/batch.test.ts', 'switches.test.ts'],
  '4': ['query/query.test.ts', 'switches.test.ts'],
  '5.1': ['entities/lists.test.ts', 'switches.test.ts'],
  '5.2': ['entities/lists.test.ts', 'entities/invoice.test.ts', 'entities/hierarchy.test.ts'],
  '5.3': ['entities/lists.test.ts', 'entities/hierarchy.test.ts'],
  '5.4': ['sales/sales-forms.test.ts', 'entities/invoice.test.ts', 'switches.test.ts'],
  '5.5': ['entities/invoice.test.ts'],
  '5.6': ['entities/lists.test.ts', 'entities/hierarchy.test.ts'],
  '5.7': ['entities/lists.test.ts', 'entities/hierarchy.test.ts'],
  '5.8': ['entities/payment.test.ts', 'entities/deposit.test.ts'],
  '5.9': ['entities/payment.test.ts', 'switches.test.ts'],
  '5.10': [
    'expenses/expenses.test.ts',
    'entities/journal-entry.test.ts',
    'entities/deposit.test.ts',
  ],
  '5.11': ['entities/lists.test.ts', 'entities/currency.test.ts', 'operations/tax-service.test.ts'],
  '5.12': ['protocol/upload.test.ts', 'entities/attachable.test.ts'],
  '6.1': ['sales/tax.test.ts', 'books/seed/seeds.test.ts'],
  '6.2': ['sales/tax.test.ts'],
  '6.3': ['sales/tax.test.ts', 'switches.test.ts'],
  '7': ['entities/currency.test.ts', 'entities/invoice.test.ts', 'expenses/expenses.test.ts'],
  '8.1': ['webhooks/webhooks.test.ts', 'books/books.test.ts'],
  '8.2': ['cdc/cdc.test.ts'],
  '9': ['protocol/batch.test.ts', 'samples.test.ts'],
};

/*
 * What the contract leaves open and no switch can show, with the reason:
 *
 * | Point                                   | Reason                                                |
 * | --------------------------------------- | ----------------------------------------------------- |
 * | §1.5, §2.8, §6.3 words of refusals      | error texts are not read; their codes are switches    |
 * | §1.6 realmId on the disconnect page     | a page of the app, the same with it and without       |
 * | §2.1 path and form of entitlements      | never called and not served                           |
 * | §2.7 body of a 413                      | never reached: no document of ours is that large      |
 * | §3.1 limit of heavy endpoints           | reports, never called and not served                  |
 * | §3.2 prices and calls of the tiers      | bills, not answers; the cap is a switch               |
 * | §5.11 classes and locations by plan     | shows as tracking that is off, which is a switch      |
 * | §6.2 conditions of a tax override       | its three known outcomes are a switch                 |
 */

import { z } from 'zod';
import type { CompanyTaxCode } from '#shared/documents/company.ts';
import { rowsOf } from './body-of.ts';
import type { QboCall } from './qbo-call.ts';
import type { QboClient } from './qbo-client.ts';
import { alsoInactive } from './query.ts';

const rateList = z
  .object({
    TaxRateDetail: z.array(z.object({ TaxRateRef: z.object({ value: z.string() }) })).default([]),
  })
  .prefault({});

const taxCode = z.object({
  Id: z.string(),
  Name: z.string().default(''),
  Active: z.boolean().default(true),
  SalesTaxRateList: rateList,
  PurchaseTaxRateList: rateList,
});

const taxRate = z.object({ Id: z.string(), RateValue: z.number().default(0) });

/** The company's numeric tax codes with their rates on both sides (contract.md §5.11); two metered reads. */
export async function readTaxCodes(
  qbo: Pick<QboClient, 'query'>,
  call: QboCall,
): Promise<CompanyTaxCode[]> {
  const rows = async (entity: 'TaxCode' | 'TaxRate') =>
    rowsOf(
      await call((access) => qbo.query(access, { entity, where: [alsoInactive], rows: 1000 })),
      entity,
    );
  const percents = new Map(
    z
      .array(taxRate)
      .parse(await rows('TaxRate'))
      .map(({ Id, RateValue }) => [Id, String(RateValue)]),
  );
  const ratesOf = ({ TaxRateDetail }: z.output<typeof rateList>) =>
    TaxRateDetail.map(({ TaxRateRef: { value: rateId } }) => ({
      rateId,
      percent: percents.get(rateId) ?? '0',
    }));
  return z
    .array(taxCode)
    .parse(await rows('TaxCode'))
    .filter(({ Id }) => /^\d+$/.test(Id))
    .map((code) => ({
      id: code.Id,
      name: code.Name,
      active: code.Active,
      sales: ratesOf(code.SalesTaxRateList),
      purchase: ratesOf(code.PurchaseTaxRateList),
    }));
}

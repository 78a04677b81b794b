import type { EntityRules } from './entity.ts';

/** Read and query only: codes are made through the tax service (contract §5.11). */
export const taxCode: EntityRules = { name: 'TaxCode', kind: 'list' };

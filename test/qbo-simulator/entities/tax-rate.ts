import type { EntityRules } from './entity.ts';

/** Read and query only (contract §5.11). */
export const taxRate: EntityRules = { name: 'TaxRate', kind: 'list' };

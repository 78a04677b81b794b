import type { DemoLine } from './invoice.ts';

type CatalogItem = Omit<DemoLine, 'quantity'>;

/** The clinic's price list: services are not taxed, goods are. */
export const CATALOG = {
  EXAM: { code: 'EXAM', description: 'Wellness exam', unitPrice: '68.00' },
  EXAMR: { code: 'EXAM-R', description: 'Recheck exam', unitPrice: '42.00' },
  DENT: { code: 'DENT', description: 'Dental cleaning under anesthesia', unitPrice: '412.50' },
  BOARD: { code: 'BOARD', description: 'Boarding, per night', unitPrice: '37.25' },
  SEDA: { code: 'SEDA', description: 'Sedation, per ml', unitPrice: '4.875' },
  FLUID: { code: 'FLUID', description: 'IV fluids, per ml', unitPrice: '0.0425' },
  XRAY: { code: 'XRAY', description: 'Radiograph, two views', unitPrice: '185.00' },
  VACR: { code: 'VAC-R', description: 'Rabies vaccination', unitPrice: '29.00' },
  VACD: { code: 'VAC-D', description: 'Distemper combination vaccine', unitPrice: '34.50' },
  LABS: { code: 'LAB-CBC', description: 'Complete blood count', unitPrice: '76.00' },
  NAIL: { code: 'NAIL', description: 'Nail trim', unitPrice: '18.00' },
  SURG: { code: 'SURG', description: 'Surgery, per hour', unitPrice: '540.00' },
  DIET: { code: 'DIET-8', description: 'Prescription diet 8 kg', unitPrice: '61.90', taxed: true },
  FLEA: { code: 'FLEA-6', description: 'Flea and tick, 6 doses', unitPrice: '94.99', taxed: true },
  CARR: { code: 'CARRIER', description: 'Travel carrier, medium', unitPrice: '49.50', taxed: true },
  SHAM: { code: 'SHAMP', description: 'Medicated shampoo 250 ml', unitPrice: '16.75', taxed: true },
} satisfies Record<string, CatalogItem>;

/** A line of the price list; `extra` overrides what the list says. */
export function line(
  item: keyof typeof CATALOG,
  quantity: string,
  extra: Partial<DemoLine> = {},
): DemoLine {
  return { ...CATALOG[item], quantity, ...extra };
}

import type { DemoLine } from './invoice.ts';

type CatalogItem = Omit<DemoLine, 'quantity'>;

/** The clinic's price list: services are not taxed, goods are. */
export const CATALOG = {
  EXAM: { code: 'EXAM', category: 'Exams', description: 'Wellness exam', unitPrice: '68.00' },
  EXAMR: { code: 'EXAM-R', category: 'Exams', description: 'Recheck exam', unitPrice: '42.00' },
  DENT: {
    code: 'DENT',
    category: 'Dentistry',
    description: 'Dental cleaning under anesthesia',
    unitPrice: '412.50',
  },
  BOARD: { code: 'BOARD', description: 'Boarding, per night', unitPrice: '37.25' },
  SEDA: {
    code: 'SEDA',
    category: 'Anesthesia',
    description: 'Sedation, per ml',
    unitPrice: '4.875',
  },
  FLUID: {
    code: 'FLUID',
    category: 'Treatments',
    description: 'IV fluids, per ml',
    unitPrice: '0.0425',
  },
  XRAY: {
    code: 'XRAY',
    category: 'Imaging',
    description: 'Radiograph, two views',
    unitPrice: '185.00',
  },
  VACR: {
    code: 'VAC-R',
    category: 'Vaccinations',
    description: 'Rabies vaccination',
    unitPrice: '29.00',
  },
  VACD: {
    code: 'VAC-D',
    category: 'Vaccinations',
    description: 'Distemper combination vaccine',
    unitPrice: '34.50',
  },
  LABS: {
    code: 'LAB-CBC',
    category: 'Laboratory',
    description: 'Complete blood count',
    unitPrice: '76.00',
  },
  NAIL: { code: 'NAIL', description: 'Nail trim', unitPrice: '18.00' },
  SURG: {
    code: 'SURG',
    category: 'Surgery',
    description: 'Surgery, per hour',
    unitPrice: '540.00',
  },
  DIET: {
    code: 'DIET-8',
    category: 'Shop',
    description: 'Prescription diet 8 kg',
    unitPrice: '61.90',
    taxed: true,
  },
  FLEA: {
    code: 'FLEA-6',
    category: 'Shop',
    description: 'Flea and tick, 6 doses',
    unitPrice: '94.99',
    taxed: true,
  },
  CARR: {
    code: 'CARRIER',
    category: 'Shop',
    description: 'Travel carrier, medium',
    unitPrice: '49.50',
    taxed: true,
  },
  SHAM: {
    code: 'SHAMP',
    category: 'Shop',
    description: 'Medicated shampoo 250 ml',
    unitPrice: '16.75',
    taxed: true,
  },
} satisfies Record<string, CatalogItem>;

/** A line of the price list; `extra` overrides what the list says. */
export function line(
  item: keyof typeof CATALOG,
  quantity: string,
  extra: Partial<DemoLine> = {},
): DemoLine {
  return { ...CATALOG[item], quantity, ...extra };
}

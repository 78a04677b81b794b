/** What is entered into a fresh SQL-Ledger, in the order that gives the ids the tests expect. */

export const ADMIN = { login: 'admin', password: 'admin12345' } as const;

export const STAFF = [
  { login: 'bea', password: 'bea12345', name: 'Bea Staff', number: 'E-1' },
  { login: 'carl', password: 'carl12345', name: 'Carl Staff', number: 'E-2' },
] as const;

export type StaffLogin = (typeof STAFF)[number]['login'];

export const SERVICES = [
  { number: 'EXAM', description: 'Wellness exam', price: '68.00', unit: 'ea' },
  { number: 'DENT', description: 'Dental cleaning under anesthesia', price: '412.50', unit: 'ea' },
  { number: 'BOARD', description: 'Boarding, per night', price: '37.25', unit: 'night' },
  { number: 'SEDA', description: 'Sedation, per ml', price: '4.875', unit: 'ml' },
  {
    number: 'DIET',
    description: 'Prescription diet 8 kg',
    price: '61.90',
    unit: 'bag',
    taxed: true,
  },
  { number: 'NAIL', description: 'Nail trim', price: '18.00', unit: 'ea' },
];

export const CUSTOMERS = [
  {
    name: 'Dana Halden',
    address1: '88 Elm Ave',
    city: 'Bangor',
    zipcode: '04401',
    email: 'dana.halden@example.org',
    phone: '207-555-0141',
  },
  {
    name: 'María Peña-Ortiz',
    address1: '14 Quay St',
    city: 'Portland',
    zipcode: '04101',
    email: 'maria.pena@example.org',
    phone: '207-555-0162',
  },
  {
    name: "O'Neil & Sons Kennels",
    address1: '210 Court St',
    city: 'Augusta',
    zipcode: '04330',
    email: 'office@oneilkennels.example',
    phone: '207-555-0187',
  },
];

export interface SeedInvoice {
  type: 'invoice' | 'credit_invoice';
  customer: string;
  /** MM-DD-YYYY, as the form wants it. */
  date: string;
  lines: { part: string; qty: string; discount?: string; description?: string }[];
  payment?: { date: string; amount: string; source: string };
  purchaseOrder?: string;
}

const [DANA, MARIA, ONEIL] = ['Dana Halden', 'María Peña-Ortiz', "O'Neil & Sons Kennels"] as const;

export const INVOICES: SeedInvoice[] = [
  {
    type: 'invoice',
    customer: DANA,
    date: '09-01-2026',
    lines: [
      { part: 'EXAM', qty: '1' },
      { part: 'NAIL', qty: '1' },
    ],
    payment: { date: '09-01-2026', amount: '86.00', source: 'Cash' },
  },
  {
    type: 'invoice',
    customer: MARIA,
    date: '10-05-2026',
    lines: [
      { part: 'EXAM', qty: '1' },
      { part: 'SEDA', qty: '2.75' },
      { part: 'DIET', qty: '3' },
    ],
  },
  {
    type: 'invoice',
    customer: ONEIL,
    date: '10-12-2026',
    purchaseOrder: 'PO-7781',
    lines: [
      { part: 'BOARD', qty: '14', discount: '10' },
      { part: 'EXAM', qty: '6', discount: '12.5' },
      { part: 'DIET', qty: '2' },
    ],
  },
  {
    type: 'invoice',
    customer: DANA,
    date: '11-02-2026',
    lines: [
      { part: 'DENT', qty: '1' },
      { part: 'SEDA', qty: '3.4' },
      { part: 'DIET', qty: '1.5' },
      { part: 'EXAM', qty: '1', description: 'Wellness exam\nrecheck in two weeks' },
    ],
    payment: { date: '11-10-2026', amount: '200.00', source: 'Check 1042' },
  },
  {
    type: 'invoice',
    customer: MARIA,
    date: '11-20-2026',
    lines: [
      { part: 'DENT', qty: '3' },
      { part: 'BOARD', qty: '2.5' },
      { part: 'DIET', qty: '12', discount: '5' },
      { part: 'NAIL', qty: '3' },
    ],
  },
  {
    type: 'credit_invoice',
    customer: ONEIL,
    date: '11-21-2026',
    lines: [{ part: 'DIET', qty: '1' }],
  },
];

export const AR_TRANSACTION = {
  customer: MARIA,
  date: '11-22-2026',
  amount: '25.00',
  description: 'Missed appointment fee',
};

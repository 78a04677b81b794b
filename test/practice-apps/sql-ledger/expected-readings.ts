/** One line as the form shows it; amounts in cents, quantities and prices as decimal text. */
export interface ExpectedLine {
  code: string;
  description: string;
  quantity: string;
  unit: string;
  unitPrice: string;
  /** Percent, as text; absent when the field is empty. */
  discountPercent?: string;
  taxed: boolean;
  amountMinor: number;
}

/** What an invoice of the seeded SQL-Ledger says, as user bea sees it. Dates are ISO. */
export interface ExpectedReading {
  id: number;
  number: string;
  kind: 'invoice' | 'credit';
  client: {
    name: string;
    number: string;
    email: string;
    address1: string;
    city: string;
    state: string;
    zipcode: string;
  };
  date: string;
  dueDate: string;
  termsDays: number;
  currency: 'USD';
  purchaseOrder?: string;
  lines: ExpectedLine[];
  netMinor: number;
  /** Absent where the page has no tax row. */
  taxMinor?: number;
  taxRatePercent?: string;
  totalMinor: number;
  paidMinor: number;
  payment?: { date: string; source: string };
}

const DANA = {
  name: 'Dana Halden',
  number: 'C101',
  email: 'dana.halden@example.org',
  address1: '88 Elm Ave',
  city: 'Bangor',
  state: 'ME',
  zipcode: '04401',
};
const MARIA = {
  name: 'María Peña-Ortiz',
  number: 'C102',
  email: 'maria.pena@example.org',
  address1: '14 Quay St',
  city: 'Portland',
  state: 'ME',
  zipcode: '04101',
};
const ONEIL = {
  name: "O'Neil & Sons Kennels",
  number: 'C103',
  email: 'office@oneilkennels.example',
  address1: '210 Court St',
  city: 'Augusta',
  state: 'ME',
  zipcode: '04330',
};

type Service = Pick<ExpectedLine, 'code' | 'description' | 'unit' | 'unitPrice' | 'taxed'>;
const EXAM: Service = {
  code: 'EXAM',
  description: 'Wellness exam',
  unit: 'ea',
  unitPrice: '68.00',
  taxed: false,
};
const DENT: Service = {
  code: 'DENT',
  description: 'Dental cleaning under anesthesia',
  unit: 'ea',
  unitPrice: '412.50',
  taxed: false,
};
const BOARD: Service = {
  code: 'BOARD',
  description: 'Boarding, per night',
  unit: 'night',
  unitPrice: '37.25',
  taxed: false,
};
const SEDA: Service = {
  code: 'SEDA',
  description: 'Sedation, per ml',
  unit: 'ml',
  unitPrice: '4.875',
  taxed: false,
};
const DIET: Service = {
  code: 'DIET',
  description: 'Prescription diet 8 kg',
  unit: 'bag',
  unitPrice: '61.90',
  taxed: true,
};
const NAIL: Service = {
  code: 'NAIL',
  description: 'Nail trim',
  unit: 'ea',
  unitPrice: '18.00',
  taxed: false,
};

const INVOICE = { kind: 'invoice', termsDays: 30, currency: 'USD', paidMinor: 0 } as const;

/** The invoices that can be opened as `is.pl` forms, by ascending id. */
export const EXPECTED_READINGS: ExpectedReading[] = [
  {
    ...INVOICE,
    id: 10071,
    number: 'HSV-1001',
    client: DANA,
    date: '2026-09-01',
    dueDate: '2026-10-01',
    lines: [
      { ...EXAM, quantity: '1', amountMinor: 6800 },
      { ...NAIL, quantity: '1', amountMinor: 1800 },
    ],
    netMinor: 8600,
    totalMinor: 8600,
    paidMinor: 8600,
    payment: { date: '2026-09-01', source: 'Cash' },
  },
  {
    ...INVOICE,
    id: 10072,
    number: 'HSV-1002',
    client: MARIA,
    date: '2026-10-05',
    dueDate: '2026-11-04',
    lines: [
      { ...EXAM, quantity: '1', amountMinor: 6800 },
      { ...SEDA, quantity: '2.75', amountMinor: 1341 },
      { ...DIET, quantity: '3', amountMinor: 18570 },
    ],
    netMinor: 26711,
    taxMinor: 1021,
    taxRatePercent: '5.5',
    totalMinor: 27732,
  },
  {
    ...INVOICE,
    id: 10073,
    number: 'HSV-1003',
    client: ONEIL,
    date: '2026-10-12',
    dueDate: '2026-11-11',
    purchaseOrder: 'PO-7781',
    lines: [
      { ...BOARD, quantity: '14', discountPercent: '10', amountMinor: 46928 },
      { ...EXAM, quantity: '6', discountPercent: '12.5', amountMinor: 35700 },
      { ...DIET, quantity: '2', amountMinor: 12380 },
    ],
    netMinor: 95008,
    taxMinor: 681,
    taxRatePercent: '5.5',
    totalMinor: 95689,
  },
  {
    ...INVOICE,
    id: 10074,
    number: 'HSV-1004',
    client: DANA,
    date: '2026-11-02',
    dueDate: '2026-12-02',
    lines: [
      { ...DENT, quantity: '1', amountMinor: 41250 },
      { ...SEDA, quantity: '3.4', amountMinor: 1658 },
      { ...DIET, quantity: '1.5', amountMinor: 9285 },
      {
        ...EXAM,
        description: 'Wellness exam\nrecheck in two weeks',
        quantity: '1',
        amountMinor: 6800,
      },
    ],
    netMinor: 58993,
    taxMinor: 511,
    taxRatePercent: '5.5',
    totalMinor: 59504,
    paidMinor: 20000,
    payment: { date: '2026-11-10', source: 'Check 1042' },
  },
  {
    ...INVOICE,
    id: 10075,
    number: 'HSV-1005',
    client: MARIA,
    date: '2026-11-20',
    dueDate: '2026-12-20',
    lines: [
      { ...DENT, quantity: '3', amountMinor: 123750 },
      { ...BOARD, quantity: '2.5', amountMinor: 9313 },
      { ...DIET, quantity: '12', discountPercent: '5', amountMinor: 70560 },
      { ...NAIL, quantity: '3', amountMinor: 5400 },
    ],
    netMinor: 209023,
    taxMinor: 3881,
    taxRatePercent: '5.5',
    totalMinor: 212904,
  },
  {
    ...INVOICE,
    id: 10076,
    number: 'HSV-1006',
    kind: 'credit',
    client: ONEIL,
    date: '2026-11-21',
    dueDate: '2026-12-21',
    lines: [{ ...DIET, quantity: '1', amountMinor: 6190 }],
    netMinor: 6190,
    taxMinor: 340,
    taxRatePercent: '5.5',
    totalMinor: 6530,
  },
];

/** One row of the list of receivables; a credit is negative there (and positive on its form). */
export interface ExpectedRow {
  id: number;
  /** The page its number links to: `is` has lines, `ar` is a transaction without items. */
  script: 'is' | 'ar';
  number: string;
  date: string;
  client: string;
  netMinor: number;
  taxMinor: number;
  totalMinor: number;
  paidMinor: number;
}

/** The list as bea sees it, in its order, with paid ones. */
export const EXPECTED_LIST: ExpectedRow[] = [
  ...EXPECTED_READINGS.map((reading): ExpectedRow => {
    const sign = reading.kind === 'credit' ? -1 : 1;
    return {
      id: reading.id,
      script: 'is',
      number: reading.number,
      date: reading.date,
      client: reading.client.name,
      netMinor: sign * reading.netMinor,
      taxMinor: sign * (reading.taxMinor ?? 0),
      totalMinor: sign * reading.totalMinor,
      paidMinor: reading.paidMinor,
    };
  }),
  {
    id: 10077,
    script: 'ar',
    number: 'HSV-1007',
    date: '2026-11-22',
    client: MARIA.name,
    netMinor: 2500,
    taxMinor: 138,
    totalMinor: 2638,
    paidMinor: 0,
  },
];

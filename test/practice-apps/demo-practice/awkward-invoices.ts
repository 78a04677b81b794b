import { line } from './catalog.ts';
import { AWKWARD_CLIENTS, CLIENTS } from './clients.ts';
import type { DemoClient, DemoInvoice } from './invoice.ts';

const base = (
  id: number,
  client: DemoClient | undefined,
  date: string,
  dueDate: string,
): Omit<DemoInvoice, 'lines'> => ({
  id,
  number: `INV-${id + 3400}`,
  client: client as DemoClient,
  patient: 'Biscuit (dog)',
  date,
  dueDate,
  terms: 'Net 30',
  status: 'open',
  currency: 'USD',
  taxRatePercent: '5.5',
  paidMinor: 0,
  notes: '',
});

const LONG_TEXT =
  'Comprehensive orthopaedic work-up including gait analysis, standing and sedated radiographs of both ' +
  'hind limbs, joint palpation under anaesthesia, written report with images for the referring ' +
  'practice and a thirty-minute consultation with the owner about conservative management';

/** One invoice for each thing that goes wrong or is unusual. Readings: expected-readings.ts. */
export const AWKWARD_INVOICES: DemoInvoice[] = [
  {
    ...base(7001, CLIENTS[0], '2026-09-01', '2026-10-01'),
    taxRatePercent: '0',
    lines: [line('EXAM', '1'), line('NAIL', '1')],
    notes: 'Weight 24.3 kg, up 0.4 kg since spring. Next check in six months.',
  },
  {
    ...base(7002, CLIENTS[1], '2026-09-03', '2026-10-03'),
    patient: 'Juniper (cat)',
    lines: [line('EXAM', '1'), line('VACR', '1'), line('DIET', '3'), line('FLEA', '1')],
    notes: 'Taxable goods and services on one invoice.',
  },
  {
    ...base(7003, CLIENTS[2], '2026-09-05', '2026-10-05'),
    patient: 'Northern Star (horse)',
    lines: [line('SURG', '1.75'), line('BOARD', '2.5'), line('XRAY', '3')],
  },
  {
    ...base(7004, CLIENTS[3], '2026-09-08', '2026-10-08'),
    patient: 'Pepper (dog)',
    lines: [line('SEDA', '2.75'), line('FLUID', '1234.567'), line('EXAM', '1')],
  },
  {
    ...base(7005, CLIENTS[4], '2026-09-10', '2026-10-10'),
    patient: 'Saga and Freja (dogs)',
    lines: [
      line('BOARD', '14', { discountPercent: '10' }),
      line('EXAM', '2', { discountPercent: '12.5' }),
      line('DIET', '2', { discountPercent: '5' }),
    ],
    notes: 'Second-pet discount.',
  },
  {
    ...base(7006, CLIENTS[6], '2026-09-14', '2026-10-14'),
    patient: 'Litter of five (cats)',
    lines: [line('EXAM', '5'), line('VACD', '5'), line('SHAM', '2')],
    discountPercent: '15',
    notes: 'Rescue discount 15% on the whole invoice.',
  },
  {
    ...base(7007, CLIENTS[5], '2026-09-16', '2026-10-16'),
    patient: 'Mango (parrot)',
    lines: [line('EXAMR', '1'), line('LABS', '1')],
    previousBalanceMinor: 21450,
    notes: 'Previous balance is from INV-10288.',
  },
  {
    ...base(7008, AWKWARD_CLIENTS.script, '2026-09-18', '2026-10-18'),
    patient: '<img src=x onerror=alert(1)>',
    lines: [line('EXAM', '1', { description: 'Exam </td><td>"quoted" & \'single\'' })],
    notes: '</main><script src="https://example.invalid/x.js"></script>',
  },
  {
    ...base(7009, AWKWARD_CLIENTS.long, '2026-09-21', '2026-10-21'),
    lines: [line('XRAY', '1', { description: LONG_TEXT }), line('EXAM', '1')],
  },
  {
    ...base(7010, AWKWARD_CLIENTS.foreign, '2026-09-23', '2026-10-23'),
    patient: 'Śnieżka (kot)',
    lines: [line('EXAM', '1', { description: 'Badanie ogólne – “z rabatem”' }), line('NAIL', '1')],
  },
  {
    ...base(7011, CLIENTS[11], '2026-09-25', '2026-10-25'),
    patient: 'Herd visit',
    lines: [line('SURG', '20'), line('XRAY', '12'), line('DIET', '24')],
  },
  {
    ...base(7012, AWKWARD_CLIENTS.euro, '2026-09-28', '2026-10-28'),
    patient: 'Donnerwetter (horse)',
    currency: 'EUR',
    taxRatePercent: '0',
    lines: [
      line('XRAY', '4', { unitPrice: '165.00' }),
      line('SURG', '2.25', { unitPrice: '480.00' }),
    ],
  },
  {
    ...base(7013, CLIENTS[7], '2026-10-01', '2026-10-31'),
    patient: 'Duke (dog)',
    lines: [line('EXAM', '1'), line('DIET', '1'), line('SHAM', '1')],
    // the lines say 150.98
    printed: { total: '$150.99', balance: '$150.99', amountDue: '$150.99' },
  },
  {
    ...base(7014, AWKWARD_CLIENTS.unnumbered, '2026-10-05', '2026-10-05'),
    terms: 'Due on receipt',
    patient: 'Found kitten',
    lines: [line('EXAM', '1'), line('VACD', '1')],
    hidden: ['clientNumber'],
  },
  {
    ...base(7015, CLIENTS[8], '2026-10-07', '2026-11-06'),
    patient: 'Waffles (rabbit)',
    status: 'part-paid',
    lines: [line('DENT', '1'), line('SEDA', '3.4'), line('DIET', '1')],
    paidMinor: 20000,
  },
  {
    ...base(7016, CLIENTS[9], '2026-10-09', '2026-11-08'),
    patient: 'Finn (dog)',
    status: 'paid',
    lines: [line('EXAM', '1'), line('CARR', '1')],
    paidMinor: 12022,
  },
  {
    ...base(7017, CLIENTS[10], '2026-10-12', '2026-11-11'),
    number: '',
    status: 'draft',
    lines: [line('EXAM', '1')],
  },
  {
    ...base(7018, CLIENTS[0], '2026-10-12', '2026-11-11'),
    status: 'void',
    lines: [line('EXAM', '1')],
    notes: 'Entered twice, voided.',
  },
  {
    ...base(7019, CLIENTS[1], '2026-10-14', '2026-11-13'),
    patient: 'Juniper (cat)',
    lines: [
      line('LABS', '1'),
      line('DIET', '-1', { description: 'Prescription diet 8 kg, returned unopened' }),
    ],
  },
  {
    ...base(7020, CLIENTS[3], '2026-10-16', '2026-11-15'),
    patient: 'Pepper (dog)',
    lines: [
      line('EXAM', '1'),
      line('EXAM', '1', { description: 'Wellness exam\nsecond opinion, Dr. Osei' }),
      line('CARR', '2'),
      { code: '', description: 'Loyalty credit', quantity: '1', unitPrice: '-25.00' },
    ],
    notes: 'Two lines of the same service, one line without a code, tax of exactly half a cent.',
  },
];

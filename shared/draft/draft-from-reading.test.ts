import { describe, expect, it } from 'vitest';
import { defineProfile, type ProfileInput } from '../reading/profile.ts';
import { type Reading, type Sighting, reading as schema } from '../reading/reading.ts';
import { draftFromReading } from './draft-from-reading.ts';

const profileWith = (more: Partial<ProfileInput> = {}) =>
  defineProfile({
    schema: 1,
    id: 'plain',
    name: 'Plain',
    versions: '1',
    revision: '2026-11-24',
    channel: 'shipped',
    addressHint: '',
    currency: 'USD',
    numbers: [{ decimal: '.', group: ',' }],
    dates: ['MM/DD/YYYY'],
    draftStatuses: ['Draft'],
    pages: [{ page: 'signed-out', when: {} }],
    ...more,
  });

const saw = (...texts: string[]): Sighting[] =>
  texts.map((text) => ({ text, where: 'p', format: 'page' }));
const plain = (text: string): Sighting => ({ text, where: 'input', format: 'plain' });

const readingWith = (more: Partial<Reading> = {}, fields: Reading['fields'] = {}): Reading =>
  schema.parse({
    profileId: 'plain',
    revision: '2026-11-24',
    origin: 'https://practice.example',
    kind: 'invoice',
    fields: {
      sourceId: saw('42'),
      number: saw(' B-42 '),
      date: saw('11/02/2026'),
      clientName: saw('Dana Halden'),
      subtotal: saw('$1,082.50'),
      total: saw('$1,087.61'),
      ...fields,
    },
    lines: [
      {
        itemName: saw('Dental'),
        quantity: saw('2'),
        unitPrice: saw('$494.825'),
        amount: saw('$989.65'),
        taxed: saw(''),
      },
      {
        itemName: saw('Diet'),
        quantity: saw('1.5'),
        unitPrice: saw('61.90'),
        amount: saw('92.85'),
        taxed: saw('T'),
      },
    ],
    lineCount: 2,
    taxes: [{ name: saw('Sales Tax'), rate: saw('5.5'), amount: saw('5.11') }],
    ...more,
  });

const draft = (reading: Reading, profile = profileWith()) => {
  const result = draftFromReading(reading, profile);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const refusal = (reading: Reading, profile = profileWith()) => {
  const result = draftFromReading(reading, profile);
  return result.ok ? result.value : result.problem;
};

describe('lines that are no billed items', () => {
  it('become charges, where the profile names them (D2)', () => {
    const reading = readingWith(
      {
        lines: [
          { itemName: saw('Dental'), amount: saw('10.00') },
          { itemName: saw('Late fee'), amount: saw('2.50') },
        ],
        taxes: [],
      },
      { subtotal: saw('12.50'), total: saw('12.50') },
    );
    const charges = { 'late-fee': ['late fee'] };
    const draft = draftFromReading(reading, profileWith({ charges }));
    expect(draft).toMatchObject({
      value: {
        lines: [{ item: { name: 'Dental' }, amount: 1000 }],
        charges: [{ kind: 'late-fee', name: 'Late fee', amount: 250 }],
        total: 1250,
      },
    });
    const plain = draftFromReading(reading, profileWith());
    expect(plain).toMatchObject({ value: { lines: [{}, { item: { name: 'Late fee' } }] } });
  });
});

describe('who is billed for a client', () => {
  const clientOf = (fields: Reading['fields']) => {
    const draft = draftFromReading(readingWith({}, fields), profileWith());
    return draft.ok ? draft.value.client : draft.problem;
  };
  const under = { parentName: saw('Harlow Stables'), parentId: saw('C-2001') };

  it('stands under that client, as what the page says', () => {
    const parent = { id: 'C-2001', name: 'Harlow Stables' };
    expect(clientOf({ ...under, clientRole: saw('Invoicee') })).toEqual({
      ...{ name: 'Dana Halden', role: 'invoicee', parent },
    });
    expect(clientOf({ ...under, clientRole: saw('Legal representative') })).toMatchObject({
      role: 'representative',
    });
    expect(clientOf({ ...under, clientRole: saw('Friend') })).toEqual({
      ...{ name: 'Dana Halden', parent },
    });
  });

  it('stands under nobody where the page names no client', () => {
    expect(clientOf({ parentId: saw('C-2001'), clientRole: saw('Invoicee') })).toEqual({
      name: 'Dana Halden',
    });
  });
});

describe('a reading that adds up', () => {
  it('becomes a draft in minor units and calendar days', () => {
    expect(draft(readingWith())).toEqual({
      kind: 'invoice',
      source: { profileId: 'plain', origin: 'https://practice.example', kind: 'invoice', id: '42' },
      number: 'B-42',
      date: '2026-11-02',
      currency: 'USD',
      client: { name: 'Dana Halden' },
      lines: [
        {
          item: { name: 'Dental' },
          description: '',
          quantity: '2',
          unitPrice: '494.825',
          taxed: false,
          amount: 98965,
        },
        {
          item: { name: 'Diet' },
          description: '',
          quantity: '1.5',
          unitPrice: '61.9',
          taxed: true,
          amount: 9285,
        },
      ],
      discount: 0,
      taxes: [{ name: 'Sales Tax', rate: '5.5', amount: 511 }],
      rounding: 0,
      total: 108761,
      proof: 'tax-outside',
    });
  });

  it('accepts a second sighting that agrees, in a plain format', () => {
    expect(draft(readingWith({}, { total: [...saw('1,087.61'), plain('1087.61')] })).total).toBe(
      108761,
    );
  });

  it('takes the invoice’s own total out of one with a prior balance', () => {
    const own = draft(readingWith({}, { total: saw('1,187.61'), priorBalance: saw('100.00') }));
    expect([own.total, own.priorBalance]).toEqual([108761, 10000]);
  });

  it('checks what is due when the page says it', () => {
    const due = { paid: saw('87.61'), amountDue: saw('1,000.00') };
    expect(draft(readingWith({}, due)).paid).toBe(8761);
    expect(refusal(readingWith({}, { ...due, amountDue: saw('1,000.01') }))).toMatchObject({
      code: 'total_disagrees',
      detail: { field: 'amount due' },
    });
  });
});

describe('a reading is refused', () => {
  it.each<[string, Reading['fields'], string, Record<string, string>]>([
    [
      'a cent off in the total',
      { total: saw('1,087.62') },
      'total_disagrees',
      { field: 'total', page: '1,087.62', computed: '1,087.61' },
    ],
    [
      'a cent off in the subtotal',
      { subtotal: saw('1,082.51') },
      'total_disagrees',
      { field: 'subtotal', page: '1,082.51', computed: '1,082.50' },
    ],
    [
      'two values',
      { number: saw('B-42', 'B-43') },
      'fields_disagree',
      { field: 'invoice number', first: 'B-42', second: 'B-43' },
    ],
    ['no number', { number: saw(' ') }, 'field_missing', { field: 'invoice number' }],
    ['no total', { total: [] }, 'field_missing', { field: 'total' }],
    [
      'an amount that is none',
      { total: saw('1,08.761') },
      'field_unreadable',
      { field: 'total', text: '1,08.761', expected: 'number' },
    ],
    [
      'a fraction of a cent',
      { total: saw('1,087.615') },
      'field_unreadable',
      { field: 'total', text: '1087.615', expected: 'amount in whole cents' },
    ],
    [
      'a day that does not exist',
      { date: saw('02/30/2026') },
      'field_unreadable',
      { field: 'invoice date', text: '02/30/2026', expected: 'date' },
    ],
    [
      'euros among dollars',
      { total: saw('€1,087.61') },
      'currency_differs',
      { page: '€', company: 'USD' },
    ],
    ['an unfinished invoice', { status: saw('Draft') }, 'invoice_not_final', { status: 'Draft' }],
  ])('%s', (_, fields, code, detail) =>
    expect(refusal(readingWith({}, fields))).toEqual({ code, detail }),
  );

  it('a text that is too long, by its length', () => {
    const tooLong = [{ ...plain(''), tooLong: 10_000_000 }];
    expect(refusal(readingWith({}, { clientName: tooLong }))).toEqual({
      code: 'text_too_long',
      detail: { field: 'client name', length: '10000000', limit: '5000' },
    });
  });

  it('a credit, more lines than were kept, and none', () => {
    expect(refusal(readingWith({ kind: 'credit' }))).toMatchObject({ code: 'kind_unsupported' });
    expect(refusal(readingWith({ lineCount: 701 }))).toMatchObject({ code: 'too_many_lines' });
    expect(refusal(readingWith({ lines: [], lineCount: 0 }))).toMatchObject({
      code: 'field_missing',
      detail: { field: 'lines' },
    });
  });

  it('a currency that nobody named', () => {
    const profile = profileWith({ currency: undefined });
    expect(refusal(readingWith(), profile)).toEqual({ code: 'currency_unknown' });
    expect(draft(readingWith({}, { currency: saw('CAD') }), profile).currency).toBe('CAD');
  });
});

describe('formats', () => {
  const both = profileWith({
    numbers: [
      { decimal: '.', group: ',' },
      { decimal: ',', group: '.' },
    ],
  });
  const only = (amount: string, line: Reading['lines'][number] = {}) =>
    readingWith(
      { lines: [{ itemName: saw('Exam'), amount: saw(amount), ...line }], lineCount: 1, taxes: [] },
      { subtotal: [], total: saw(amount) },
    );

  it('are found by the arithmetic', () => {
    expect(draft(only('1.087,61'), both).total).toBe(108761);
    expect(draft(only('1,087.61'), both).total).toBe(108761);
  });

  it('are not guessed when two of them add up', () => {
    // Amounts in whole dollars say nothing about the format, and 1.500 pieces are 1½ or 1500.
    expect(refusal(only('1500', { quantity: saw('1.500') }), both)).toEqual({
      code: 'format_ambiguous',
      detail: { first: '1,500.00', second: '1,500.00' },
    });
  });

  it('of dates are not guessed either, unless the page names them', () => {
    const dates = profileWith({
      dates: ['MM/DD/YYYY', 'DD/MM/YYYY'],
      dateHint: { locators: [{ css: 'p', seen: '2026-11-24' }], formats: { dmy: 'DD/MM/YYYY' } },
    });
    expect(refusal(readingWith(), dates)).toMatchObject({ code: 'field_unreadable' });
    expect(draft(readingWith({}, { date: saw('11/13/2026') }), dates).date).toBe('2026-11-13');
    expect(draft(readingWith({ dateHint: saw('dmy') }), dates).date).toBe('2026-02-11');
  });
});

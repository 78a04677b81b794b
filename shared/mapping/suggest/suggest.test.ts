import { describe, expect, it } from 'vitest';
import type { CatalogueRow } from '../../relay/contract.ts';
import { targetLists } from '../target-lists.ts';
import { type Term, type TermKind, termId, termKey } from '../term.ts';
import type { EarlierMapping } from './practice-side.ts';
import type { Suggestion } from './suggest.ts';
import { suggestAll } from './suggest-all.ts';

type Facts = Partial<Pick<Term, 'id' | 'email' | 'origin'>>;

const term = (kind: TermKind, name: string, facts: Facts = {}): Term => ({
  profileId: 'demo',
  origin: 'https://practice.example',
  kind,
  key: termKey(facts.id, name),
  name,
  ...facts,
});

/** Rows `name|code`, numbered from 1; `-` before a name makes it inactive. */
const rows = (...lines: string[]): CatalogueRow[] =>
  lines.map((line, at) => {
    const [name = '', code] = line.replace(/^-/, '').split('|');
    return {
      id: String(at + 1),
      name,
      ...(code ? { code } : {}),
      type: 'Service',
      active: !line.startsWith('-'),
    };
  });

function suggestFor(
  one: Term,
  list: CatalogueRow[],
  { others = [], earlier = [] }: { others?: Term[]; earlier?: EarlierMapping[] } = {},
): Suggestion[] {
  const found = suggestAll([one, ...others], { [targetLists[one.kind]]: list }, earlier);
  return found.get(termId(one)) ?? [];
}

const told = (found: Suggestion[]) => found.map(({ targetId, reason }) => `${targetId} ${reason}`);
const taken = (found: Suggestion[]) =>
  found.filter(({ preaccepted }) => preaccepted).map(({ targetId }) => targetId);

describe('reasons', () => {
  it('same code, and taken at once where the names say nothing else', () => {
    const list = rows('Adult Prophylaxis|D1110', 'Child Prophylaxis|D1120');
    const found = suggestFor(term('item', 'Prophy - adult', { id: 'd1110' }), list);
    expect(told(found)[0]).toBe('1 same-code');
    expect(taken(found)).toEqual(['1']);
  });

  it('same code beside a name that says something else: shown, never taken', () => {
    const list = rows('Spay - Cat|SP1', 'Neuter - Cat|NT1');
    expect(taken(suggestFor(term('item', 'Neuter - Cat', { id: 'SP1' }), list))).toEqual([]);
    const strengths = rows('Rimadyl 100 mg|RIM');
    const found = suggestFor(term('item', 'Rimadyl 50 mg', { id: 'RIM' }), strengths);
    expect(told(found)).toEqual(['1 same-code']);
    expect(taken(found)).toEqual([]);
  });

  it('a short number is no code', () => {
    const list = rows('Nail Trim with Dremel|17');
    expect(taken(suggestFor(term('item', 'Nail Trim', { id: '17' }), list))).toEqual([]);
  });

  it('same e-mail, for clients; taken with the same name only', () => {
    const list = rows('Greta Hollander|greta@post.example', 'Tom Aldous|tom@post.example');
    const same = term('client', 'Hollander, Greta', { id: '1', email: 'GRETA@post.example' });
    expect(suggestFor(same, list)[0]).toMatchObject({
      targetId: '1',
      reason: 'same-email',
      exact: true,
      preaccepted: true,
    });
    const partner = term('client', 'Hollander, Piet', { id: '2', email: 'greta@post.example' });
    const found = suggestFor(partner, list);
    expect(told(found)[0]).toBe('1 same-email');
    expect(taken(found)).toEqual([]);
  });

  it('same name alone takes no client', () => {
    const found = suggestFor(term('client', 'Aldous, Tom', { id: '1' }), rows('Tom Aldous'));
    expect(found).toMatchObject([{ reason: 'same-name', exact: true, preaccepted: false }]);
  });

  it('same name, to the letter, takes everything else; an abbreviation does not', () => {
    const list = rows('X-ray - 2 views', 'Examination');
    expect(taken(suggestFor(term('item', 'X ray – 2 views'), list))).toEqual(['1']);
    const found = suggestFor(term('item', 'Exam'), list);
    expect(found).toMatchObject([{ targetId: '2', reason: 'same-name', exact: false }]);
    expect(taken(found)).toEqual([]);
  });

  it('similar name', () => {
    const list = rows('Beatrix Oakhurst', 'Bernard Oakfield', 'Ann Hurst');
    expect(told(suggestFor(term('client', 'Oakhurst, Bea', { id: '1' }), list))).toEqual([
      '1 similar-name',
    ]);
  });

  it('the client we created is known by the id in its name', () => {
    const list = rows('Walter Dunmore', 'Walter Dunmore (2231)');
    const found = suggestFor(term('client', 'Dunmore, Walter', { id: '2231' }), list);
    expect(told(found)[0]).toBe('2 same-code');
    expect(taken(found)).toEqual(['2']);
  });
});

describe('history first', () => {
  const list = rows('Exam', 'Consultation', 'Nail Trim');
  const elsewhere = (name: string): EarlierMapping['term'] => ({
    ...term('item', name, { origin: 'https://other.example' }),
    name,
  });

  it('a decision made before wins over the same name, which then is not taken unasked', () => {
    const earlier = [{ term: elsewhere('Exam'), targetId: '2' }];
    const found = suggestFor(term('item', 'Exam'), list, { earlier });
    expect(told(found)).toEqual(['2 mapped-before', '1 same-name']);
    expect(taken(found)).toEqual([]);
  });

  it('what was decided most often comes first; equal ones by their ids', () => {
    const earlier = ['3', '2', '2', '1'].map((targetId, at) => ({
      term: { ...elsewhere('Exam'), origin: `https://other${at}.example` },
      targetId,
    }));
    expect(told(suggestFor(term('item', 'exam'), list, { earlier }))).toEqual([
      '2 mapped-before',
      '1 mapped-before',
      '3 mapped-before',
    ]);
  });

  it('is known by the hash of a name alone', () => {
    const { name: _, ...ref } = elsewhere('Pedicure');
    expect(
      told(suggestFor(term('item', 'Pedicure'), list, { earlier: [{ term: ref, targetId: '3' }] })),
    ).toEqual(['3 mapped-before']);
  });

  it('two clients of one practice with one name are two people', () => {
    const first = term('client', 'Walter Dunmore', { id: '1' });
    const second = term('client', 'Walter Dunmore', { id: '2' });
    const customers = rows('W. Dunmore Estates', 'Walter Dunmore');
    const earlier = [{ term: first, targetId: '1' }];
    expect(told(suggestFor(second, customers, { earlier }))[0]).toBe('2 same-name');
    expect(told(suggestFor(first, customers, { earlier }))[0]).toBe('1 mapped-before');
  });
});

describe('what is not certain is never taken', () => {
  it('two rows of the name', () => {
    const list = rows('Services:Exam', 'Exams:Exam');
    expect(taken(suggestFor(term('item', 'Exam'), list))).toEqual([]);
    expect(taken(suggestFor(term('item', 'Bath'), rows('Bath', 'bath')))).toEqual([]);
  });

  it('two terms of the name, of the e-mail or of the id', () => {
    const list = rows('Exam');
    const twin = { ...term('item', 'exam', { id: '5' }) };
    expect(taken(suggestFor(term('item', 'Exam'), list, { others: [twin] }))).toEqual([]);
    const customers = rows('Fiona Drummore|fd@post.example');
    const fiona = term('client', 'Fiona Drummore', { id: '1', email: 'fd@post.example' });
    const callum = term('client', 'Callum Drummore', { id: '2', email: 'fd@post.example' });
    expect(taken(suggestFor(fiona, customers))).toEqual(['1']);
    expect(taken(suggestFor(fiona, customers, { others: [callum] }))).toEqual([]);
  });

  it('an inactive row', () => {
    const found = suggestFor(term('item', 'Exam'), rows('-Exam'));
    expect(found).toMatchObject([{ exact: true, preaccepted: false, inactive: true }]);
    expect(taken(suggestFor(term('item', 'Exam'), rows('-Exam', 'Exam (deleted)')))).not.toContain(
      '1',
    );
  });

  it.each([
    ['Spay < 25 lb', 'Spay > 25 lb'],
    ['Temp -5', 'Temp 5'],
    ['Discount 10 %', 'Discount 10'],
    ['Visit 1/2 h', 'Visit 1-2 h'],
    ['Vitamin B+', 'Vitamin B'],
    ['Bath with trim', 'Bath w/o trim'],
    ['Med bath', 'Medium bath'],
    ['Cons', 'Consultation'],
    ['Code 0120', 'Code 120'],
  ])('%s and %s', (practice, company) => {
    expect(taken(suggestFor(term('item', practice), rows(company)))).toEqual([]);
  });

  it('the same words in another order', () => {
    const swapped = term('client', 'James Dean', { id: '1', email: 'd@post.example' });
    expect(taken(suggestFor(swapped, rows('Dean James|d@post.example')))).toEqual([]);
  });
});

describe('names that cannot mean the same are not suggested', () => {
  it.each<[TermKind, string, string]>([
    ['item', 'Rimadyl 50mg', 'Rimadyl 100 mg'],
    ['item', 'Clavamox 125 mg 10 tabs', 'Clavamox 125 mg, 20 tablets'],
    ['item', 'Nail trim - dog', 'Nail trim - cat'],
    ['item', 'Amoxicillin 0,5 mg', 'Amoxicillin 5 mg'],
    ['item', 'Rabies vaccine 1 yr', 'Rabies vaccine 3 yr'],
    ['client', 'Larkspur, Edward Sr.', 'Edward Larkspur Jr.'],
    ['client', 'Hollander, Piet', 'Greta Hollander'],
    ['client', 'Two Rivers Dental', 'Three Rivers Dental'],
    ['supplier', 'Statewide Movers', 'Statewide Staffing'],
    ['term', 'Net 15', 'Net 30'],
    ['term', '30 days EOM', 'Net 30'],
    ['payment-method', 'Petty cash', 'Cash'],
    ['tax-code', 'HST 15%', 'HST ON 13%'],
  ])('%s: %s and %s', (kind, practice, company) => {
    expect(suggestFor(term(kind, practice, { id: 'x9' }), rows(company))).toEqual([]);
  });
});

describe('names that mean the same are', () => {
  it.each<[TermKind, string, string]>([
    ['item', 'Vacc. DHPP', 'DHPP Vaccination'],
    ['item', 'Exam – recheck', 'Re-examination'],
    ['item', 'Massage 1 hour', 'Massage 60 min'],
    ['item', 'CBC (in-house)', 'Complete Blood Count'],
    ['item', '2 BWX', 'Bitewings - Two Films'],
    ['client', 'LeFevre, Odette', 'Odette Le Fèvre'],
    ['client', 'Blue Bell Pet Hospital', 'Bluebell Pet Hospital'],
    ['client', 'Northgate Vets Ltd', 'Northgate Veterinary Clinic'],
    ['supplier', 'Global Pmts', 'Global Payments Processing'],
    ['payment-method', 'Credit Card – Visa', 'Visa'],
    ['payment-method', 'EFT', 'Bank Transfer'],
    ['term', '30 days', 'Net 30'],
    ['term', '2/10 n/30', '2% 10 Net 30'],
    ['tax-code', 'G.S.T. (5 %)', 'GST 5%'],
  ])('%s: %s and %s', (kind, practice, company) => {
    const list = rows(company, 'Zebra Quilting', 'Yellow Umbrella');
    const [first] = suggestFor(term(kind, practice, { id: 'x9' }), list);
    expect(first?.targetId).toBe('1');
  });
});

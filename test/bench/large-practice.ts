import { type Term, type TermKind, termKey } from '#shared/mapping/term.ts';

/** What a large practice calls things and people, and what its company calls them. */
export interface LargePractice {
  items: { name: string; code: string }[];
  customers: { name: string; email: string }[];
  terms: Term[];
}

const products =
  `Amoxival Benadox Carprolen Doxitrin Enrobay Fipronex Gabarel Hepatine Ivermal Ketoprim Lactulan Meloxin
  Nutracal Omeprel Prednivet Quinosol Rimavent Sucralin Tramadex Ursoline Vetmedal Wormicid Xylanest Zonisol Apoquil
  Bravextin Cytopet Dermacool Epizen Frontil Galliprel Heskavet`.split(/\s+/);
const forms = 'Tablets Capsules Chewables Suspension Injection Ointment Spray Drops'.split(' ');
const strengths = [5, 10, 20, 25, 50, 75, 100, 250, 500, 1000].map((mg) => `${mg} mg`);
const packs = [10, 14, 28, 30].map((many) => `${many} pack`);
const short: Record<string, string> = { Tablets: 'tabs', Capsules: 'caps', Injection: 'inj.' };

const firstNames =
  `Greta Tomas Rita Beatrix Bernard Willem Wilma Desmond Priscilla Robert Katherine Elizabeth Margaret
  Michael James Anthony William Samuel Daniel Maria Luis Zoe Niamh Patrick Jan Oliver Charles Edward Theodore Dorothy
  Nathaniel Susan Stephen Jonathan Anna Gregory Deborah David Philippa Walter Ingrid Colin Barbara Jennifer`.split(
    /\s+/,
  );
const starts =
  `Hol Al Oak Van Achter Tun Fen Moss Quar Stol Bran Cul Raven Har Petti Okon Pena Zubi Dela Lind Hall Aker
  Heu San Chau Venka Dubro Wis Plum Thack Ember Lark Wick Apple Brook Whit Garro Merri Sat Holm`.split(
    /\s+/,
  );
const middles = 'lan der en wor mins bel ti go ra vil'.split(' ');
const ends = 'der dous hurst kamp berg ley wright wood rie lery'.split(' ');

const origin = 'https://practice.example';
const term = (kind: TermKind, id: string, name: string, email?: string): Term => ({
  profileId: 'demo-practice',
  origin,
  kind,
  key: termKey(id, name),
  name,
  id,
  ...(email ? { email } : {}),
});

/** The `n`th of all combinations of some lists, each list turning at its own pace. */
const nth = (n: number, ...lists: string[][]): string[] => {
  let rest = n;
  return lists.map((list) => {
    const one = list[rest % list.length] ?? '';
    rest = Math.floor(rest / list.length);
    return one;
  });
};

/** `size` items and clients on both sides: most spelled alike, some shortened, swapped or missing. */
export function largePractice(size: number): LargePractice {
  const numbers = Array.from({ length: size }, (_, n) => n);
  const things = numbers.map((n) => {
    const [product = '', strength = '', form = '', pack = ''] = nth(
      n,
      products,
      strengths,
      forms,
      packs,
    );
    return { product, form, strength, pack };
  });
  const people = numbers.map((n) => {
    const [first = '', start = '', middle = '', end = ''] = nth(
      n * 7,
      firstNames,
      starts,
      middles,
      ends,
    );
    const second = n >= 1 && n % 50 === 0 ? ` ${String.fromCharCode(65 + (n % 26))}.` : '';
    return { first: `${first}${second}`, last: `${start}${middle}${end}`, n };
  });
  return {
    items: things.map(({ product, form, strength, pack }, n) => ({
      name: `${product} ${strength} ${form}, ${pack}`,
      code: `SKU-${10_000 + n}`,
    })),
    customers: people.map(({ first, last, n }) => ({
      name: `${first} ${last}${n}`.replace(/\d+$/, n % 3 === 0 ? '' : ` (${n})`),
      email: `client${n}@post.example`,
    })),
    terms: [
      ...things.map(({ product, form, strength, pack }, n) =>
        term('item', `I${n}`, practiceItem(n, product, form, strength, pack)),
      ),
      ...people.map(({ first, last, n }) =>
        n % 4 === 3
          ? term('client', `C${n}`, `${last}, ${first.charAt(0)}.`)
          : term('client', `C${n}`, `${last}, ${first}`, `client${n}@post.example`),
      ),
    ],
  };
}

function practiceItem(
  n: number,
  product: string,
  form: string,
  strength: string,
  pack: string,
): string {
  if (n % 4 === 1) return `${product} ${short[form] ?? form} ${strength.replace(' ', '')} x${pack}`;
  if (n % 4 === 2) return `${product} ${form} ${strength} ${pack.replace('pack', 'pk')}`;
  if (n % 20 === 3) return `${product} ${form} 3 mg`;
  return `${product} ${strength} ${form}, ${pack}`;
}

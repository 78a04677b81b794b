import type { Family } from './family.ts';

/** Words that practices write in more than one way. Only what means the same everywhere: `lab` or `comp` do not. */
const things: Record<string, string> = {
  // Medicine, animals and teeth
  'vacc vaccine vaccines immunization immunisation vax shot shots booster jab': 'vaccination',
  'exam exams examinations': 'examination',
  'reexam reexamination': 'recheck examination',
  'inj injectable inject': 'injection',
  'tx treatments': 'treatment',
  rx: 'prescription',
  sx: 'surgery',
  dx: 'diagnostic',
  'tab tabs': 'tablet',
  'cap caps': 'capsule',
  susp: 'suspension',
  soln: 'solution',
  'oint ungt': 'ointment',
  'anes anaes anaesthesia anaesthetic anesthetic': 'anesthesia',
  'hosp hospitalisation': 'hospitalization',
  'euth euthanize euthanise': 'euthanasia',
  'k9 canine canines': 'dog',
  'feline felines': 'cat',
  equine: 'horse',
  'lapine bunny': 'rabbit',
  bwx: 'bitewing',
  'prophy prophylactic': 'prophylaxis',
  perio: 'periodontal',
  'fluor fl': 'fluoride',
  'pano panorex': 'panoramic',
  'rads rad radiograph radiographs radiography radiographic': 'xray',
  'ultrasonography us': 'ultrasound',
  'hw hwt': 'heartworm',
  felv: 'cat leukemia',
  leukaemia: 'leukemia',
  faecal: 'fecal',
  'sq subq subcut': 'subcutaneous',
  iv: 'intravenous',
  im: 'intramuscular',
  intranasal: 'nasal',
  'lepto leptospira': 'leptospirosis',
  'ekg ecg': 'electrocardiogram',
  'ortho orthopaedic orthopaedics orthopedics': 'orthopedic',
  'physio pt': 'physiotherapy',
  chiro: 'chiropractic',
  rmt: 'massage therapy',
  hydro: 'hydrotherapy',
  'rehab rehabilitative': 'rehabilitation',
  'tech technicians': 'technician',
  'er emerg emergencies': 'emergency',
  'fu followups': 'followup',
  histopath: 'histopathology',
  'pharm pharma pharmaceutical pharmaceuticals': 'pharmacy',
  // Time, amounts and packs
  'hr hrs h': 'hour',
  'min mins': 'minute',
  'wk wks': 'week',
  wkly: 'weekly',
  'mo mos mth mths': 'month',
  mthly: 'monthly',
  'yr yrs': 'year',
  'yrly yearly annually': 'annual',
  'ea pc pcs': 'each',
  'lb lbs': 'pound',
  'kgs kilo kilos': 'kg',
  mls: 'ml',
  mgs: 'mg',
  mi: 'mile',
  'pkg pkt pk pack': 'package',
  bx: 'box',
  btl: 'bottle',
  qty: 'quantity',
  'sm sml': 'small',
  'lg lrg lge': 'large',
  'addl addtl add additional extra': 'additional',
  'surf surfaces': 'surface',
  quad: 'quadrant',
  // Work
  'svc svcs serv': 'service',
  'maint mtce': 'maintenance',
  'mgd mgmt mngd managed': 'management',
  'svr srvr': 'server',
  'wkstn wks': 'workstation',
  'lic licence licences': 'license',
  'install inst': 'installation',
  'repl replace': 'replacement',
  'consult consults cons': 'consultation',
  'appt appts': 'appointment',
  'eval evals': 'evaluation',
  'assess ax': 'assessment',
  labour: 'labor',
  colour: 'color',
  tyre: 'tire',
  'wknd wkend': 'weekend',
  eve: 'evening',
  atty: 'attorney',
  corr: 'correspondence',
  'tel phone': 'telephone',
  conf: 'conference',
  prep: 'preparation',
  docs: 'document',
  'reg std': 'standard',
  init: 'initial',
  'equip eqpt': 'equipment',
  'intl internat': 'international',
  'cert certs': 'certificate',
  'chg change': 'change',
  'ed educ': 'education',
  admin: 'administration',
  'dept depts': 'department',
  // Money
  'pmt pmts pymt pymts': 'payment',
  'disc disct': 'discount',
  dep: 'deposit',
  adj: 'adjustment',
  'charge charges fees': 'fee',
  'ins insur': 'insurance',
  adv: 'advertising',
  util: 'utility',
  ofc: 'office',
  'acct acc': 'account',
  pd: 'paid',
  promo: 'promotional',
  w: 'with',
  wo: 'without',
};

const methods: Record<string, string> = {
  'cheque chq chk ck cheques checks': 'check',
  amex: 'american express',
  'mc mastercard': 'mastercard',
  cc: 'credit card',
  'xfer tfr': 'transfer',
  'eft etransfer wiretransfer': 'bank transfer',
  interac: 'debit',
  'cert certs': 'certificate',
  chequing: 'checking',
};

const people: Record<string, string> = {
  'vet vets vetern veterinarian veterinarians': 'veterinary',
  'dentist dentists dentistry': 'dental',
  'physio physios physiotherapist': 'physiotherapy',
  'ortho orthodontist orthodontics orthopaedic orthopedics': 'orthopedic',
  chiro: 'chiropractic',
  'podiatrist podiatrists': 'podiatry',
  'pharm pharma pharmaceutical pharmaceuticals': 'pharmacy',
  'hosp hospitals': 'hospital',
  'ctr centre centres cntr': 'center',
  'grp groups': 'group',
  'assoc assocs associate': 'associates',
  'svc svcs serv services': 'service',
  'dept depts': 'department',
  'univ uni': 'university',
  'med medicine': 'medical',
  hlth: 'health',
  'ins insur': 'insurance',
  'mgmt mgt': 'management',
  'pmt pmts': 'payment',
  'bros brother brothers': 'bros',
  'chem chemical': 'chemistry',
  'electrical electrics': 'electric',
  harbour: 'harbor',
  dx: 'diagnostics',
  'intl internat': 'international',
  'distrib distributor distributors distributing': 'distribution',
  'stables farms suppliers supplies kennels clinics schools': '',
  'licences license licenses': 'licence',
  rd: 'road',
  bldg: 'building',
  acct: 'account',
};

const provinces: Record<string, string> = {
  ontario: 'on',
  quebec: 'qc',
  alberta: 'ab',
  manitoba: 'mb',
  saskatchewan: 'sk',
};

const legalSpellings: Record<string, string> = {
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  'pty plc llc llp lp pllc pc pa gmbh ag sa sarl bv nv ulc cic': '',
};

/** Variants by what they stand for; where nothing is named, a word stands for itself without its plural. */
const spelled = (table: Record<string, string>): Map<string, string> =>
  new Map(
    Object.entries(table).flatMap(([variants, full]) =>
      variants.split(' ').map((one): [string, string] => [one, full || one.replace(/s$/, '')]),
    ),
  );

const general = spelled(things);
const paying = new Map([...general, ...spelled(methods)]);

/** Abbreviation → what it stands for; several words where it stands for several. */
export const fullWords: Record<Family, ReadonlyMap<string, string>> = {
  people: spelled(people),
  things: general,
  taxes: spelled(provinces),
  methods: paying,
  terms: new Map(),
};

/** Legal form → its short spelling. */
export const legalForms: ReadonlyMap<string, string> = new Map(
  Object.entries(legalSpellings).flatMap(([variants, short]) =>
    [...variants.split(' '), short]
      .filter(Boolean)
      .map((one): [string, string] => [one, short || one]),
  ),
);

/** Words joined in one practice and apart in the next: by the first, then by the second. */
export const compounds: ReadonlyMap<string, ReadonlyMap<string, string>> = byFirst(
  `x ray, check up, follow up, re check, re exam, re examination, home care, in home, on site, over night, after hours, work station, fire wall,
   back up, bite wing, set up, heart worm, pick up, photo copy, week end, master card, u s, no show, e collar, e transfer,
   wire transfer, roll on, walk in, night guard, shock wave, sub q, u a`
    .split(',')
    .map((one) => one.trim().split(/\s+/)),
);

function byFirst(pairs: string[][]): Map<string, Map<string, string>> {
  const all = new Map<string, Map<string, string>>();
  for (const [first = '', second = ''] of pairs) {
    all.set(first, (all.get(first) ?? new Map()).set(second, first + second));
  }
  return all;
}

const numberWords = 'zero one two three four five six seven eight nine ten twelve'.split(' ');
/** Small numbers in words → in digits; and the other way where they count. */
export const digits: ReadonlyMap<string, string> = new Map([
  ...numberWords.map((word, at): [string, string] => [word, String(word === 'twelve' ? 12 : at)]),
  ['1st', 'first'],
  ['2nd', 'second'],
  ['3rd', 'third'],
]);

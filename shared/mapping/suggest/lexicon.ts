/** Words that practices write in more than one way. Only what means the same everywhere: `lab` or `comp` do not. */

const spellings: Record<string, string> = {
  // Medicine, animals and teeth
  'vacc vaccine vaccines immunization immunisation vax': 'vaccination',
  'exam exams examinations': 'examination',
  'inj injectable': 'injection',
  tx: 'treatment',
  rx: 'prescription',
  sx: 'surgery',
  'tab tabs': 'tablet',
  'cap caps': 'capsule',
  susp: 'suspension',
  soln: 'solution',
  'anes anaes anaesthesia anaesthetic anesthetic': 'anesthesia',
  'hosp hospitalisation': 'hospitalization',
  'euth euthanize euthanise': 'euthanasia',
  'k9 canine': 'dog',
  feline: 'cat',
  equine: 'horse',
  bwx: 'bitewing',
  'proph prophy': 'prophylaxis',
  perio: 'periodontal',
  fluor: 'fluoride',
  // Time, amounts and packs
  'hr hrs h': 'hour',
  'min mins': 'minute',
  'wk wks': 'week',
  wkly: 'weekly',
  'mo mos mth mths': 'month',
  mthly: 'monthly',
  'yr yrs': 'year',
  'yrly yearly': 'annual',
  'ea pc pcs': 'each',
  'lb lbs': 'pound',
  mls: 'ml',
  mgs: 'mg',
  mi: 'mile',
  'pkg pkt pk pack': 'package',
  bx: 'box',
  btl: 'bottle',
  qty: 'quantity',
  'sm sml': 'small',
  med: 'medium',
  'lg lrg': 'large',
  // Work
  'svc svcs serv': 'service',
  'maint mtce': 'maintenance',
  'mgd mgmt mngd managed': 'management',
  'svr srvr': 'server',
  'wkstn wks': 'workstation',
  'lic licence': 'license',
  'install inst': 'installation',
  'repl replace': 'replacement',
  'consult cons': 'consultation',
  appt: 'appointment',
  emerg: 'emergency',
  eval: 'evaluation',
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
  // Money
  'pmt pymt': 'payment',
  disc: 'discount',
  dep: 'deposit',
  adj: 'adjustment',
  chg: 'charge',
  'ins insur': 'insurance',
  adv: 'advertising',
  util: 'utility',
  cheque: 'check',
  amex: 'american express',
  cc: 'credit card',
  'xfer tfr': 'transfer',
  ofc: 'office',
  acct: 'account',
  pd: 'paid',
  w: 'with',
  wo: 'without',
};

const legalSpellings: Record<string, string> = {
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  pty: 'pty',
  'plc llc llp lp pllc pc pa gmbh ag sa sarl bv nv ulc cic': '',
};

const nicknameGroups = `
  robert rob bob bobby, william will bill billy, richard rick dick rich, elizabeth liz beth betty eliza lizzie,
  margaret maggie peggy meg, katherine kathryn catherine kate kathy cathy katie, james jim jimmy, john johnny jack,
  michael mike mick, thomas tom tommy, anthony tony, joseph joe joey, david dave davey, daniel dan danny,
  christopher chris, christine christina chris, matthew matt, andrew andy drew, steven stephen steve, edward ed eddie ted,
  patricia pat patty trish, patrick pat, deborah debbie deb, susan sue suzy, jennifer jenny jen, barbara barb,
  jessica jess, rebecca becky becca, samuel sam, samantha sam, benjamin ben, alexander alex, alexandra alex sandra,
  nicholas nick, gregory greg, jeffrey geoffrey jeff geoff, ronald ron, donald don, kenneth ken, lawrence larry,
  charles charlie chuck, timothy tim, theodore ted theo, victoria vicky, judith judy, dorothy dot, eleanor ellie nell,
  abigail abby, francis frank, frances fran, gerald gerry jerry, philip phillip phil, raymond ray, walter walt`;

/** Where both names say one of these and none in common, they name different things. */
export const opposites: string[][] = [
  ['dog', 'cat', 'horse', 'rabbit', 'ferret', 'bird'],
  ['small', 'medium', 'large', 'mini', 'xl', 'xsmall'],
  ['adult', 'child', 'puppy', 'kitten', 'pediatric', 'junior', 'senior'],
  ['initial', 'recheck', 'followup', 'new', 'established', 'existing', 'returning'],
  ['left', 'right'],
  ['upper', 'lower', 'maxillary', 'mandibular'],
  ['front', 'rear', 'anterior', 'posterior'],
  ['weekday', 'weekend', 'holiday'],
  ['day', 'night', 'evening', 'overnight', 'morning'],
  ['with', 'without'],
  ['male', 'female'],
  ['residential', 'commercial'],
  ['hourly', 'daily', 'weekly', 'monthly', 'annual', 'quarterly'],
  ['hour', 'minute', 'week', 'month', 'year'],
  ['basic', 'standard', 'premium', 'deluxe'],
  ['partner', 'associate', 'paralegal', 'clerk'],
  ['sale', 'purchase'],
  ['income', 'expense'],
  ['gst', 'pst', 'hst', 'qst'],
  ['credit', 'debit'],
  ['visa', 'mastercard', 'discover', 'american'],
];

const spelled = (table: Record<string, string>): Map<string, string> =>
  new Map(
    Object.entries(table).flatMap(([variants, full]) =>
      variants.split(' ').map((one): [string, string] => [one, full || one]),
    ),
  );

/** Abbreviation → what it stands for; several words where it stands for several. */
export const fullWords = spelled(spellings);
/** Legal form → its short spelling. */
export const legalForms = new Map(
  [...spelled(legalSpellings)].flatMap(([long, short]): [string, string][] => [
    [long, short],
    [short, short],
  ]),
);
/** First name → the names it is a form of or has as forms. */
export const nicknames: Map<string, Set<string>> = nicknameGroups
  .split(',')
  .map((group) => group.trim().split(/\s+/))
  .reduce((all, group) => {
    for (const one of group) {
      const known = all.get(one) ?? new Set<string>();
      for (const other of group) if (other !== one) known.add(other);
      all.set(one, known);
    }
    return all;
  }, new Map<string, Set<string>>());

/** Words joined in one practice and apart in the next. */
export const compounds = new Map(
  [
    'x ray',
    'check up',
    'follow up',
    're check',
    'home care',
    'in home',
    'on site',
    'over night',
    'after hours',
    'work station',
    'fire wall',
    'back up',
    'bite wing',
    'set up',
    'heart worm',
    'pick up',
    'photo copy',
    'week end',
    'master card',
    'u s',
  ].map((one) => [one, one.replace(' ', '')]),
);

export const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'rev', 'sir']);
/** What stands behind a person's name after a comma. */
export const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'md', 'dds', 'dmd', 'dvm', 'esq', 'rn']);
/** Words that tell nothing of what a name means. */
export const fillers = {
  people: new Set(['the', 'and', 'of', 'family', 'household', 'attn', 'client']),
  things: new Set(['the', 'of', 'for', 'a', 'an', 'per', 'and', 'on', 'in']),
};

/** An app registered with the simulated developer portal (contract §1.3). */
export type RegisteredApp = {
  clientId: string;
  clientSecret: string;
  /** What the consent page calls the app. */
  name: string;
  /** Compared character by character with the `redirect_uri` of a request. */
  redirectUris: string[];
};

/**
 * What the contract leaves open (tag UNV or CONFLICT), as switches: a client has to work with
 * each of them in every position.
 */
export type Switches = {
  /** §1.4: a new refresh token on every refresh, or once the old value is 24 h old. */
  rotate: 'always' | 'after24h';
  /** §1.4: seconds a rotated-away refresh token keeps working. */
  graceForPrevious: number;
  /** §1.4: rolling life of a refresh token; the samples say 8726400, the documents 8640000. */
  refreshWindowSeconds: number;
  /** §1.3: life of an authorization code. */
  codeSeconds: number;
  /** §1.3: a second exchange of one code also kills the tokens of the first. */
  codeReuseRevokes: boolean;
  /** §2.4: hours a stored answer is replayed. */
  requestIdHours: number;
  /** §2.4: whether 4xx answers are replayed like good ones. */
  replayFailures: boolean;
  /** §3.1: 500 a minute and 10 a second per realm. */
  throttle: boolean;
  /** §2.8: whether the 429 carries a fault body. */
  throttleBody: 'fault' | 'empty';
  /** §2.2: seconds for a Retry-After on 429; 0 sends none. */
  retryAfterSeconds: number;
  /** §4: MAXRESULTS above 1000. */
  maxResultsOver: 'cut' | 'refuse';
  /** §4: whether `!=` parses. */
  notEquals: boolean;
  /** §5.3: whether inactive names still occupy their name. */
  inactiveNamesCount: boolean;
  /** §2.8: the three recorded forms of the 6240 detail. */
  duplicateNameDetail: 'id' | 'text' | 'null';
  /** §2.6: service faults in the lower-case gateway form, as was seen for a 6240. */
  faultCase: 'camel' | 'lower';
  /** §5.4: a sales line without ItemRef takes the default item (LIVE) or becomes text (DOC). */
  lineWithoutItem: 'default-item' | 'text-only';
  /** §6.2: what becomes of a supplied tax amount in an automated-tax company. */
  astOverride: 'honour' | 'ignore' | 'zero-without-address';
  /** §7: a foreign CurrencyRef in a company without multicurrency. */
  foreignCurrency: 'refuse' | 'ignore';
  /** §7: whether Preferences show BookCloseDate. */
  showBookCloseDate: boolean;
  /** §2.2: characters outside Latin-1 in US companies. */
  beyondLatin1: 'accept' | 'replace' | 'refuse';
};

export type SimulatorOptions = {
  apps: RegisteredApp[];
  switches: Switches;
  /** Largest request body in bytes; above it the answer is 413. */
  maxBodyBytes: number;
};

export const demoApp: RegisteredApp = {
  clientId: 'ABcounterfoilDemoClient',
  clientSecret: 'counterfoil-demo-secret',
  name: 'Counterfoil',
  redirectUris: [
    'http://127.0.0.1:8787/v1/oauth/callback',
    'http://localhost:8787/v1/oauth/callback',
  ],
};

export const defaultSwitches: Switches = {
  rotate: 'always',
  graceForPrevious: 0,
  refreshWindowSeconds: 8_640_000,
  codeSeconds: 600,
  codeReuseRevokes: true,
  requestIdHours: 24,
  replayFailures: true,
  throttle: true,
  throttleBody: 'fault',
  retryAfterSeconds: 0,
  maxResultsOver: 'cut',
  notEquals: false,
  inactiveNamesCount: true,
  duplicateNameDetail: 'id',
  faultCase: 'camel',
  lineWithoutItem: 'default-item',
  astOverride: 'ignore',
  foreignCurrency: 'refuse',
  showBookCloseDate: true,
  beyondLatin1: 'accept',
};

/** What a caller may give; everything left out takes its default. */
export type GivenOptions = Partial<Omit<SimulatorOptions, 'switches'>> & {
  switches?: Partial<Switches>;
};

export function completeOptions(given: GivenOptions): SimulatorOptions {
  return {
    apps: given.apps ?? [demoApp],
    switches: { ...defaultSwitches, ...given.switches },
    maxBodyBytes: given.maxBodyBytes ?? 10_000_000,
  };
}

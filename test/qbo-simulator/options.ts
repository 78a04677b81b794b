import type { ChangeOperation } from './books/change.ts';

/** An app registered with the simulated developer portal (contract §1.3). */
export type RegisteredApp = {
  clientId: string;
  clientSecret: string;
  /** What the consent page calls the app. */
  name: string;
  /** Compared character by character with the `redirect_uri` of a request. */
  redirectUris: string[];
  /** The app's one webhook endpoint (contract §8.1). */
  webhook?: WebhookSetup;
};

/** What the developer portal asks for webhooks: where to, signed how, telling of what. */
export type WebhookSetup = {
  url: string;
  verifierToken: string;
  /** CamelCase entity names; left out, every entity webhooks know. */
  entities?: string[];
  /** `Create`, `Update`…; left out, all. */
  operations?: ChangeOperation[];
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
  /** §1.4: seen once: after a rotation the old value works on and the new one never does. */
  rotationTakes: 'new' | 'old';
  /** §1.4: rolling life of a refresh token; the samples say 8726400, the documents 8640000. */
  refreshWindowSeconds: number;
  /** §1.4: absolute life of a grant, however often it is refreshed. */
  refreshHardSeconds: number;
  /** §1.5: whether a refused refresh token is described, or `error` stands alone. */
  invalidGrantDescription: boolean;
  /** §1.6: what a successful revocation says. */
  revokeBody: 'empty' | 'statuscode';
  /** §1.3: life of an authorization code. */
  codeSeconds: number;
  /** §1.3: a second exchange of one code also kills the tokens of the first. */
  codeReuseRevokes: boolean;
  /** §1.1: parameters Intuit does not know, as those of PKCE, at consent and token endpoint. */
  extraParameters: 'ignore' | 'refuse';
  /** §1.3: redirect addresses may be anything registered, or https with a domain only. */
  redirectHosts: 'registered' | 'https-domain';
  /** §1.4: characters of an access token. */
  accessTokenLength: number;
  /** §2.4: hours a stored answer is replayed. */
  requestIdHours: number;
  /** §2.4: whether 4xx answers are replayed like good ones. */
  replayFailures: boolean;
  /** §2.4: what becomes of a used requestid: its answer, or code 600 (for a changed request). */
  requestIdRepeat: 'replay' | 'refuse-changed' | 'refuse';
  /** §2.4: the requestid of a batch keeps the whole answer, or requestid and bId that of an item. */
  batchReplay: 'whole' | 'item';
  /** §3.1: most items of a batch; the documents say 10, 30 and 50. */
  batchItems: number;
  /** §2.4: requestid and bId have 50 characters together, or 36 and 10 each, as an older text says. */
  batchIds: 'together-50' | 'each-36-10';
  /** §9: the order in which the items of a batch run. */
  batchOrder: 'given' | 'reverse';
  /** §3.1: the limits of calls and batches, per realm and per realm and app. */
  throttle: boolean;
  /** §3.1: the short limit per realm and app, in its newer and its older wording. */
  throttleRate: 'per-second' | 'concurrent' | 'both';
  /** §2.7: the status of a throttled call; 403 was seen with an XML body. */
  throttleStatus: 429 | 403;
  /** §2.8: the body of a throttled answer; `xml` whatever the client asked for. */
  throttleBody: 'fault' | 'empty' | 'xml';
  /** §3.2: metered reads an app has a month, 429 above it; 0 is no cap. */
  corePlusCap: number;
  /** §3.2: how pdf, send, upload, download and POST /query are classed. */
  otherCalls: 'by-direction' | 'coreplus' | 'core';
  /** §2.7: the refusal of a content type, by HTTP or with a Fault. */
  contentTypeRefusal: '415' | '1050';
  /** §2.8: what a malformed id, a bad number or date and a wrong kind of account are refused with. */
  badIdCode: '2030' | '2500';
  badValueCode: '2090' | '2010';
  wrongAccountCode: '6430' | '6000';
  /** §2.8: properties the entity does not have. */
  unknownProperty: 'refuse' | 'ignore';
  /** §8.2: blocks of a CDC answer with `startPosition`. */
  cdcStartPosition: 'always' | 'not-with-deleted' | 'never';
  /** §2.5: entities without changes share one empty block, or have one each. */
  cdcEmpty: 'one' | 'each';
  /** §2.6: a CDC refusal is a 400, or a Fault inside a 200. */
  cdcRefusal: 'fault-400' | 'fault-in-200';
  /** §8.1: the body of webhooks. */
  webhookFormat: 'cloudevents' | 'classic';
  /** §8.1: simulated seconds from a change to its webhook. */
  webhookDelaySeconds: number;
  /** §8.1: real seconds an endpoint has to answer. */
  webhookReplySeconds: number;
  /** §2.2: seconds for a Retry-After on 429; 0 sends none. */
  retryAfterSeconds: number;
  /** §4: MAXRESULTS above 1000. */
  maxResultsOver: 'cut' | 'refuse';
  /** §4: whether `!=` parses. */
  notEquals: boolean;
  /** §4: a backslash escapes the next character, or an apostrophe only. */
  backslash: 'escapes' | 'escapes-quotes';
  /** §4: letter case of the entity name. */
  entityCase: 'ignored' | 'counts';
  /** §4: the filters of Vendor, Item, Account and Purchase that no reference page confirms. */
  uncertainFilters: 'accept' | 'refuse';
  /** §4: whether PrivateNote can be asked for. */
  noteFilter: boolean;
  /** §5.3: whether inactive names still occupy their name. */
  inactiveNamesCount: boolean;
  /** §5.3: whether names differ by letter case alone. */
  nameCase: 'ignored' | 'counts';
  /** §2.8: the three recorded forms of the 6240 detail. */
  duplicateNameDetail: 'id' | 'text' | 'null';
  /** §2.6: service faults in the lower-case gateway form, as was seen for a 6240. */
  faultCase: 'camel' | 'lower';
  /** §5.4: a sales line without ItemRef takes the default item (LIVE) or becomes text (DOC). */
  lineWithoutItem: 'default-item' | 'text-only';
  /** §6.2: what becomes of a supplied tax amount in an automated-tax company. */
  astOverride: 'honour' | 'ignore' | 'zero-without-address';
  /** §6.3: VAT and GST are rounded per rate over the net sum, or per line. */
  taxRounding: 'per-rate' | 'per-line';
  /** §7: a foreign CurrencyRef in a company without multicurrency. */
  foreignCurrency: 'refuse' | 'ignore';
  /** §7: class and location references while the company does not track them. */
  trackingOff: 'drop' | 'refuse';
  /** §2.8, §5.2: the code of a reference to something inactive. */
  inactiveRefCode: '2500' | '610';
  /** §5.2: whether names of inactive list objects are shown with ` (deleted)`. */
  deletedSuffix: boolean;
  /** §5.1, §12: what takes sparse updates beyond the entities that are known to. */
  sparseUnlisted: 'none' | 'credit-memo' | 'all';
  /** §5.5: what a document number must be unique among. */
  docNumberScope: 'type' | 'sales-forms';
  /** §5.4: how many discount lines a form takes. */
  discountLines: 'one' | 'several';
  /** §5.4: decimals of a unit price that are kept. */
  unitPriceDecimals: number;
  /** §5.4: the code for a negative total. */
  negativeTotalCode: '6000' | '2240';
  /** §5.8: a payment line above the open balance. */
  overApplied: 'cap' | 'refuse';
  /** §5.9: a RefundReceipt that names a CreditMemo in LinkedTxn. */
  refundOfCredit: 'refuse' | 'link';
  /** §5.8: whether a parent customer may pay an invoice of its job. */
  parentPaysJob: boolean;
  /** §5.8: which changes of a deposited payment give 6540. */
  depositedChange: 'any' | 'money';
  /** §7: whether multicurrency can be turned off again. */
  multicurrencyOff: 'refuse' | 'allow';
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
  rotationTakes: 'new',
  refreshWindowSeconds: 8_640_000,
  refreshHardSeconds: 5 * 365 * 86_400,
  invalidGrantDescription: true,
  revokeBody: 'empty',
  codeSeconds: 600,
  codeReuseRevokes: true,
  extraParameters: 'ignore',
  redirectHosts: 'registered',
  accessTokenLength: 137,
  requestIdHours: 24,
  replayFailures: true,
  requestIdRepeat: 'replay',
  batchReplay: 'whole',
  batchItems: 30,
  batchIds: 'together-50',
  batchOrder: 'given',
  throttle: true,
  throttleRate: 'per-second',
  throttleStatus: 429,
  throttleBody: 'fault',
  corePlusCap: 0,
  otherCalls: 'by-direction',
  contentTypeRefusal: '415',
  badIdCode: '2030',
  badValueCode: '2090',
  wrongAccountCode: '6430',
  unknownProperty: 'refuse',
  cdcStartPosition: 'not-with-deleted',
  cdcEmpty: 'one',
  cdcRefusal: 'fault-400',
  webhookFormat: 'cloudevents',
  webhookDelaySeconds: 1,
  webhookReplySeconds: 3,
  retryAfterSeconds: 0,
  maxResultsOver: 'cut',
  notEquals: false,
  backslash: 'escapes',
  entityCase: 'ignored',
  uncertainFilters: 'accept',
  noteFilter: false,
  inactiveNamesCount: true,
  nameCase: 'ignored',
  duplicateNameDetail: 'id',
  faultCase: 'camel',
  lineWithoutItem: 'default-item',
  astOverride: 'ignore',
  taxRounding: 'per-rate',
  foreignCurrency: 'refuse',
  trackingOff: 'drop',
  inactiveRefCode: '2500',
  deletedSuffix: false,
  sparseUnlisted: 'credit-memo',
  docNumberScope: 'type',
  discountLines: 'one',
  unitPriceDecimals: 7,
  negativeTotalCode: '6000',
  overApplied: 'cap',
  refundOfCredit: 'refuse',
  parentPaysJob: false,
  depositedChange: 'any',
  multicurrencyOff: 'refuse',
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

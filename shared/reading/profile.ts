import { z } from 'zod';
import { dateFormats } from '../calendar-date.ts';
import { currency } from '../draft/fields.ts';
import { chargeKinds } from '../draft/sales-draft.ts';

/**
 * A profile: how to read one practice app. Data with a closed vocabulary, never code
 * (design.md §11), so shipped, taught and imported profiles are the same kind.
 */

const css = z.string().min(1).max(500);

/**
 * What is taken from the element a locator finds. `text` is the text as shown, on as many lines as
 * its markup makes; `lines` also keeps line breaks inside text (white-space: pre-line). `value` is
 * what a field holds now, `attribute` with name `value` what it held when the page was loaded: used
 * together they show an edit that was not saved.
 */
const take = z.enum([
  'text',
  'lines',
  'value',
  'selected',
  'attribute',
  'url-param',
  'path-segment',
]);

/**
 * One way to find a value. `seen` is the day somebody saw it work. `css` may hold `{n}` inside
 * numbered lines. `label` finds a heading cell by its text and takes the cell after it; with `css`,
 * only headings that match it count.
 * Without `css` and `label`, `url-param` and `path-segment` read the page's own address.
 */
export const locator = z.strictObject({
  css: css.optional(),
  label: z.string().min(1).max(100).optional(),
  /** Takes the cell that matches this in the table row of what was found. */
  beside: css.optional(),
  take: take.default('text'),
  /** Attribute name, URL parameter name, or path segment number from the end (0 = last). */
  name: z.string().max(100).optional(),
  /** Text kept only when it starts or ends so; the part itself is cut off. */
  before: z.string().max(60).optional(),
  after: z.string().max(60).optional(),
  /** Where this is in the text, only what stands before its last place is kept. */
  until: z.string().min(1).max(60).optional(),
  /** `plain`: digits with a decimal point whatever the page's own format. */
  format: z.enum(['page', 'plain']).default('page'),
  seen: z.iso.date(),
});
export type Locator = z.infer<typeof locator>;

const locators = z.array(locator).min(1).max(8);

export const invoiceFields = [
  'sourceId',
  'number',
  'date',
  'dueDate',
  'currency',
  'status',
  'clientId',
  'clientName',
  'clientEmail',
  'clientRole',
  'parentId',
  'parentName',
  'subtotal',
  'discount',
  'total',
  'priorBalance',
  'amountDue',
  'paid',
] as const;
export type InvoiceField = (typeof invoiceFields)[number];

export const lineFields = [
  'itemId',
  'itemName',
  'category',
  'description',
  'quantity',
  'unitPrice',
  'discountPercent',
  'taxed',
  'amount',
] as const;

export const taxFields = ['name', 'rate', 'amount'] as const;

const fieldMap = <K extends string>(keys: readonly K[]) => z.partialRecord(z.enum(keys), locators);

/**
 * Rows either found by `each`, or numbered 1… as long as `present` is found. Rows in which every
 * field of `unless` is empty are skipped, and rows whose first cell reads as one of `except`.
 */
const rowsOf = <K extends string>(keys: readonly K[]) =>
  z.strictObject({
    each: css.optional(),
    present: css.optional(),
    unless: z.array(z.enum(keys)).default([]),
    except: z.array(z.string().min(1).max(100)).default([]),
    fields: fieldMap(keys),
  });

/** Where UI may be mounted: beside or inside the first element found. */
export const slot = z.strictObject({
  css,
  place: z.enum(['before', 'after', 'append', 'prepend']),
  /** `menu`: rendered as a menu entry; `button`: as a button. */
  look: z.enum(['button', 'menu']).default('button'),
});
export type Slot = z.infer<typeof slot>;

/** When a page is of this kind: its address (URLPattern parts), and what must and must not be on it. */
const when = z.strictObject({
  pathname: z.string().max(300).optional(),
  search: z.string().max(300).optional(),
  hash: z.string().max(300).optional(),
  present: z.array(css).default([]),
  absent: z.array(css).default([]),
});

export const invoicePage = z.strictObject({
  page: z.literal('invoice'),
  when,
  /** Practice-side kind of the document on this page. */
  kind: z.enum(['invoice', 'credit']),
  /**
   * Such a page is known, but not readable as a final invoice: what it shows may not be saved yet
   * (`unsaved`), or its prices hold tax that it does not print (`tax-inside`).
   */
  refuse: z.enum(['unsaved', 'tax-inside']).optional(),
  /** Only this part of the page is read and watched; the element around it must outlive re-renders. */
  root: css.default('body'),
  fields: fieldMap(invoiceFields),
  lines: rowsOf(lineFields),
  taxes: rowsOf(taxFields).optional(),
  slot,
});
export type InvoicePage = z.infer<typeof invoicePage>;

export const listPage = z.strictObject({
  page: z.literal('list'),
  when,
  root: css.default('body'),
  rows: z.strictObject({
    each: css,
    sourceId: locators,
    number: locators.optional(),
    /** The address of the row's invoice page, fetched with the user's own session to read it. */
    invoiceUrl: locators,
    /** Rows without this element are of another kind and get no button. */
    only: css.optional(),
    slot,
    /** Where the row's state is shown, when `slot` is out of sight (in a menu). */
    mark: slot.optional(),
  }),
});
export type ListPage = z.infer<typeof listPage>;

const signedOutPage = z.strictObject({ page: z.literal('signed-out'), when });

export const profile = z.strictObject({
  schema: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  name: z.string().min(1).max(60),
  /** Versions of the app this was seen with. */
  versions: z.string().max(60),
  revision: z.iso.date(),
  /** `demo` profiles are left out of production builds. */
  channel: z.enum(['shipped', 'demo']),
  /** Where the app shows its address, for the person who sets it up. */
  addressHint: z.string().max(200),
  currency: currency.optional(),
  numbers: z
    .array(z.strictObject({ decimal: z.enum(['.', ',']), group: z.enum(['', ',', '.', ' ', "'"]) }))
    .min(1),
  /** Date formats to try, or a locator whose text names the format. */
  dates: z.array(z.enum(dateFormats)).min(1),
  dateHint: z
    .strictObject({ locators, formats: z.record(z.string(), z.enum(dateFormats)) })
    .optional(),
  /** Texts of the status field that mean "not issued yet". */
  draftStatuses: z.array(z.string()).default([]),
  /** Texts of the taxed field that mean "not taxed"; everything else, when present, means taxed. */
  untaxed: z.array(z.string()).default(['']),
  /** Lines that are no billed items but charges (features D2, D3), by what their name or code reads. */
  charges: z.partialRecord(z.enum(chargeKinds), z.array(z.string().min(1).max(100))).default({}),
  /** Page texts of the currency field to ISO codes. */
  currencies: z.record(z.string(), currency).default({}),
  pages: z.array(z.discriminatedUnion('page', [invoicePage, listPage, signedOutPage])).min(1),
});
export type Profile = z.infer<typeof profile>;
export type ProfileInput = z.input<typeof profile>;

/** Checks shipped data at build and imported data at run time. Throws a ZodError that names the field. */
export const defineProfile = (input: ProfileInput): Profile => profile.parse(input);

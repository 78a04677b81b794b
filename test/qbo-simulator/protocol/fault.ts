import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Doc } from '../doc.ts';

export type FaultType = 'ValidationFault' | 'SystemFault' | 'AUTHENTICATION' | 'SERVICE';
export type FaultEntry = { message: string; detail: string; code: string; element?: string };

/** A refusal on its way to the client (contract §2.6). `gateway` chooses the lower-case form. */
export class Fault extends Error {
  readonly status: ContentfulStatusCode;
  readonly type: FaultType;
  readonly entries: FaultEntry[];
  readonly gateway: boolean;

  constructor(
    entries: FaultEntry[],
    options: { status?: ContentfulStatusCode; type?: FaultType; gateway?: boolean } = {},
  ) {
    super(entries.map((entry) => `${entry.code} ${entry.detail}`).join('; '));
    this.status = options.status ?? 400;
    this.type = options.type ?? 'ValidationFault';
    this.entries = entries;
    this.gateway = options.gateway ?? false;
  }
}

/** The service form without its envelope, as items of a batch carry it (contract §2.5). */
export function serviceFault(fault: Fault): Doc {
  const errors = fault.entries.map((entry) => ({
    Message: entry.message,
    Detail: entry.detail,
    code: entry.code,
    element: entry.element ?? '',
  }));
  return { Error: errors, type: fault.type };
}

/** The envelope of contract §2.6: CamelCase for the service, lower case for the gateway. */
export function faultBody(fault: Fault, at: number, time: string): Doc {
  if (!fault.gateway) return { Fault: serviceFault(fault), time };
  const error = fault.entries.map((entry) => ({ ...entry, element: entry.element ?? null }));
  return {
    warnings: null,
    intuitObject: null,
    fault: { error, type: fault.type },
    report: null,
    queryResponse: null,
    batchItemResponse: [],
    attachableResponse: [],
    syncErrorResponse: null,
    requestId: null,
    time: at,
    status: null,
    cdcresponse: [],
  };
}

function one(code: string, message: string, detail: string, element?: string): Fault {
  return new Fault([{ code, message, detail, ...(element === undefined ? {} : { element }) }]);
}

const madeInactive =
  "Something you're trying to use has been made inactive. Check the fields with accounts, " +
  'customers, items, vendors or employees.';

/** The message of code 10000. */
export const applicationError = 'An application error has occurred while processing your request';

/** One maker per code of contract §2.8; the texts are the recorded ones where a record exists. */
export const faults = {
  unsupportedOperation: (what: string) =>
    one('500', 'Unsupported Operation', `Operation ${what} is not supported.`),
  duplicateRequest: (requestid: string) =>
    one('600', 'Duplicate Request ID', `Duplicate Request ID : ${requestid}`),
  batchSize: (most: number, supplied: number) =>
    one(
      '1040',
      'Batch size exceeds the limit',
      `Batch size exceeds the limit. Max:${most} supported. Supplied:${supplied}`,
      'BatchItemRequest',
    ),
  contentType: (name: string) =>
    one('1050', 'Invalid content type', `Files of this type are not supported : ${name}`),
  uploadSize: () => one('6030', 'Upload too large', 'An upload may hold at most 100 MB.'),
  notFound: (detail = `Object Not Found : ${madeInactive}`) =>
    one('610', 'Object Not Found', detail),
  cannotLink: (type: string, id: string, reason: string) =>
    one(
      '620',
      'Transaction cannot be linked',
      `TxnID ${id} of type ${type} cannot be linked: ${reason}.`,
      'Line.LinkedTxn',
    ),
  hasDependants: (holders: string) =>
    one('800', 'Cannot delete', `Unlink these transactions first: ${holders}.`),
  ownParent: () => one('900', 'Invalid parent', 'An object cannot be below itself.', 'ParentRef'),
  deleted: () => one('610', 'Object Not Found', 'Another user has deleted this transaction.'),
  badProperty: (property: string) =>
    one(
      '2010',
      'Request has invalid or unsupported property',
      `Property Name:${property} specified is unsupported or invalid`,
      property,
    ),
  required: (property: string) =>
    one(
      '2020',
      'Required param missing, need to supply the required value for the API',
      `Required parameter ${property} is missing in the request`,
      property,
    ),
  badId: (property: string) =>
    one('2030', 'Invalid ID', `Invalid ID : ${property} is not a valid id`, property),
  length: (property: string, max: number, supplied: number) =>
    one(
      '2050',
      'String length is either shorter or longer than supported by specification',
      `String length specified does not match the supported length. Min:0 Max:${max} supported. Supplied length:${supplied}`,
      property,
    ),
  badNumber: (property: string) =>
    one('2090', 'Invalid Number', `Invalid number or date format : ${property}`, property),
  badEnum: (property: string, value: string) =>
    one('2170', 'Invalid Enumeration', `Invalid Enumeration : ${value}`, property),
  badEmail: (property: string) =>
    one(
      '2210',
      'Invalid Email Address format',
      'Email Address does not conform to the RFC 822 standard.',
      property,
    ),
  outOfRange: (property: string, value: string) =>
    one(
      '2240',
      'Number out of range',
      `Number out of range. Min:0 Max:999,999,999. Supplied value:${value}`,
      property,
    ),
  inactiveRef: (property: string) =>
    one('2500', 'Invalid Reference Id', `Invalid Reference Id : ${madeInactive}`, property),
  /** The other recorded answer to an inactive reference. */
  inactiveObject: (property: string) =>
    one('610', 'Object Not Found', `Object Not Found : ${madeInactive}`, property),
  missingRef: (property: string, entity: string, id: string) =>
    one(
      '2500',
      'Invalid Reference Id',
      `Invalid Reference Id : ${entity} element id ${id} does not exist`,
      property,
    ),
  queryParse: (detail: string) => one('4000', 'Error parsing query', `QueryParserError: ${detail}`),
  queryInvalid: (detail: string) => one('4001', 'Invalid query', `QueryValidationError: ${detail}`),
  stale: (who: string) =>
    one(
      '5010',
      'Stale Object Error',
      `Stale Object Error : You and ${who} were working on this at the same time. ${who} finished before you did, so your work was not saved.`,
    ),
  business: (detail: string, element?: string) =>
    one(
      '6000',
      'A business validation error has occurred while processing your request',
      `Business Validation Error: ${detail}`,
      element,
    ),
  accountType: () =>
    one(
      '6010',
      'Account needs AccountType or AccountSubType',
      'AccountType or AccountSubType is required.',
    ),
  amount: (supplied: string) =>
    one(
      '6070',
      'Amount calculation incorrect in the request',
      `Amount calculation incorrect in the request : Amount is not equal to UnitPrice * Qty. Supplied value:${supplied}`,
      'Line.Amount',
    ),
  noName: () =>
    one('6080', 'No name provided', 'At least one of the name properties must be supplied.'),
  discount: () =>
    one(
      '6090',
      'Discount line needs amount or percent',
      'A discount line needs an Amount or a DiscountPercent.',
    ),
  usTaxCode: (value: string) =>
    one(
      '6100',
      'Invalid tax code',
      `Line TaxCodeRef must be TAX or NON in a US company. Supplied value:${value}`,
      'TaxCodeRef',
    ),
  duplicateNumber: (docNumber: string, type: string, id: string) =>
    one(
      '6140',
      'Duplicate Document Number Error',
      `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${docNumber} is assigned to TxnType=${type} with TxnId=${id}`,
    ),
  subscription: () =>
    one(
      '6190',
      'Invalid Company Status',
      'Subscription period has ended or canceled or there was a billing problem.',
    ),
  periodClosed: () =>
    one(
      '6210',
      'Account Period Closed, Cannot Update Through Services API',
      'The account period has closed and the account books cannot be updated through through the QBO Services API. Please use the QBO website to make these changes.',
    ),
  accountKind: (property: string) =>
    one(
      '6430',
      'Invalid account type',
      'Invalid account type: You need to select a different type of account for this transaction.',
      property,
    ),
  deposited: () =>
    one(
      '6540',
      'Deposited Transaction cannot be changed',
      'Deposited Transaction cannot be changed : Edit the deposit it appears on and remove it there first.',
    ),
  duplicateName: (detail: string, element: string) =>
    one('6240', 'Duplicate Name Exists Error', detail, element),
  authentication: (detail: string) =>
    new Fault(
      [
        {
          message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
          detail,
          code: '3200',
        },
      ],
      { status: 401, type: 'AUTHENTICATION', gateway: true },
    ),
  /** The connecting user is no admin any more (contract §1.3). */
  noAccess: () =>
    new Fault(
      [
        {
          message: 'Authorization Failure',
          detail: 'Authorization Failure: -11014 You do not have access to this company.',
          code: '120',
        },
      ],
      { status: 401, type: 'AUTHENTICATION', gateway: true },
    ),
  authorization: () =>
    new Fault(
      [
        {
          message: 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
          detail: 'The application is not authorised for this company',
          code: '3100',
        },
      ],
      { status: 403, type: 'SERVICE', gateway: true },
    ),
  application: () =>
    new Fault([{ code: '10000', message: applicationError, detail: applicationError }], {
      status: 500,
      type: 'SystemFault',
    }),
  throttled: () =>
    new Fault(
      [
        {
          message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
          detail: 'You have exceeded the throttle limit',
          code: '3001',
        },
      ],
      { status: 429, type: 'SERVICE' },
    ),
};

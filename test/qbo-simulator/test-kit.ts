import type { Doc } from './doc.ts';
import { demoApp, type GivenOptions } from './options.ts';
import { createSimulator, type Simulator } from './simulator.ts';

export const halden = '9341450000000001';
export const northgateRealm = '9341450000000002';
export const fernhillRealm = '9341450000000003';
export const ashcombeRealm = '9341450000000004';
export const quillmarkRealm = '9341450000000005';
export const larkfieldRealm = '9341450000000006';
export const saltmarshRealm = '9341450000000007';

export type Reply = {
  status: number;
  headers: Headers;
  body: Doc;
  /** First fault code, from either envelope form. */
  code: string | undefined;
};

type Send = { method?: string; body?: unknown; headers?: { [name: string]: string } };

/** A simulator with one connected company, and short ways to talk to its API. */
export class TestApi {
  readonly simulator: Simulator;
  readonly realm: string;
  accessToken: string;

  constructor(realm = halden, options: GivenOptions = {}) {
    const switches = { throttle: false, ...options.switches };
    this.simulator = createSimulator({ ...options, switches });
    this.realm = realm;
    this.accessToken = this.simulator.grants.connect(demoApp.clientId, realm).accessToken;
  }

  /** One request below `/v3/company/{realm}`. */
  async send(path: string, { method = 'GET', body, headers = {} }: Send = {}): Promise<Reply> {
    const response = await this.simulator.app.request(`/v3/company/${this.realm}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.accessToken}`,
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const source = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const parsed = (isJson ? JSON.parse(source) : { source }) as Doc;
    return {
      status: response.status,
      headers: response.headers,
      body: parsed,
      code: codeIn(parsed),
    };
  }

  post(path: string, body: unknown): Promise<Reply> {
    return this.send(path, { method: 'POST', body });
  }

  /** Posts and gives the entity of the answer; throws when it was refused. */
  async write(path: string, body: unknown): Promise<Doc> {
    const reply = await this.post(path, body);
    if (reply.status !== 200) throw new Error(`refused: ${JSON.stringify(reply.body)}`);
    const { time: _time, ...entity } = reply.body;
    return Object.values(entity)[0] as Doc;
  }

  query(statement: string): Promise<Reply> {
    return this.send(`/query?query=${encodeURIComponent(statement)}`);
  }

  /** The rows of one entity; throws when the statement was refused. */
  async rows(statement: string): Promise<Doc[]> {
    const reply = await this.query(statement);
    if (reply.status !== 200) throw new Error(`refused: ${JSON.stringify(reply.body)}`);
    const content = reply.body.QueryResponse as Doc;
    return (Object.values(content).find(Array.isArray) ?? []) as Doc[];
  }

  /** The stored id behind a name. */
  async idOf(entity: string, name: string): Promise<string> {
    const property = entity === 'Customer' ? 'DisplayName' : 'Name';
    const quoted = name.replace(/'/g, "\\'");
    const [row] = await this.rows(`select * from ${entity} where ${property} = '${quoted}'`);
    if (row === undefined) throw new Error(`no ${entity} called ${name}`);
    return String(row.Id);
  }
}

/** A sales line; the tax code may be left out. */
export function saleLine(item: string, amount: number, more: Doc = {}, tax?: string): Doc {
  return {
    Amount: amount,
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ItemRef: { value: item },
      ...(tax === undefined ? {} : { TaxCodeRef: { value: tax } }),
      ...more,
    },
  };
}

function codeIn(body: Doc): string | undefined {
  const fault = (body.Fault ?? body.fault) as Doc | undefined;
  const [first] = (fault?.Error ?? fault?.error ?? []) as Doc[];
  return first === undefined ? undefined : String(first.code);
}

import ky, { type KyResponse } from 'ky';
import { z } from 'zod';
import { problemShape } from '#shared/ledger/receipt.ts';
import { type Problem, problem } from '#shared/problem.ts';
import {
  contractHeader,
  type EndpointName,
  endpoints,
  type RequestOf,
  type ResponseOf,
} from '#shared/relay/contract.ts';
import type { Endpoint } from '#shared/relay/endpoint.ts';
import { contractVersion } from '#shared/relay/versions.ts';
import { ok, type Result, refused } from '#shared/result.ts';

/** The relay answers in under ten seconds; what takes longer is asked for again (design.md §8). */
const answerWithin = 15_000;

export interface RelayClientOptions {
  /** `https://relay.example` without a path. */
  address: string;
  token?: string;
  fetch: typeof globalThis.fetch;
}

export interface CallOptions<N extends EndpointName> {
  params?: Record<string, string>;
  data?: RequestOf<N>;
}

export interface RelayClient {
  /** Calls one endpoint of the contract. Never throws: what goes wrong is a Problem. */
  call<N extends EndpointName>(name: N, options?: CallOptions<N>): Promise<Result<ResponseOf<N>>>;
}

/** A client of one relay, made from `endpoints`. Writes are never repeated by it: their callers decide. */
export function createRelayClient({ address, token, fetch }: RelayClientOptions): RelayClient {
  const http = ky.create({
    prefix: address,
    fetch,
    throwHttpErrors: false,
    retry: 0,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    headers: {
      [contractHeader]: String(contractVersion),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
  });

  return {
    async call<N extends EndpointName>(name: N, { params = {}, data }: CallOptions<N> = {}) {
      const endpoint: Endpoint = endpoints[name];
      const request = endpoint.request.safeParse(data ?? {});
      if (!request.success) return refused(problem('bad_request', { where: where(request.error) }));
      const body = request.data as Record<string, string | number>;
      let response: KyResponse;
      try {
        response = await http(fillPath(endpoint.path, params), {
          method: endpoint.method,
          timeout: answerWithin + Number(body.wait ?? 0) * 1000,
          ...(endpoint.method === 'GET' ? { searchParams: body } : { json: body }),
        });
      } catch {
        return refused(problem('relay_unreachable'));
      }
      return answer(name, endpoint, response) as Promise<Result<ResponseOf<N>>>;
    },
  };
}

async function answer(
  name: string,
  endpoint: Endpoint,
  response: KyResponse,
): Promise<Result<unknown>> {
  const content = await json(response);
  if (content === undefined) return refused(failed(`${name} ${response.status}`));
  if (!response.ok) {
    const told = (content as { problem?: unknown } | null)?.problem;
    const known = problemShape.safeParse(told);
    if (known.success) return refused(known.data);
    const other = otherCode.safeParse(told);
    return refused(
      other.success ? notUnderstood(other.data.code) : failed(`${name} ${response.status}`),
    );
  }
  const parsed = endpoint.response.safeParse(content);
  return parsed.success ? ok(parsed.data) : refused(notUnderstood(where(parsed.error)));
}

/** A refusal that a newer relay has words for. */
const otherCode = z.object({ code: z.string().regex(/^\w{1,60}$/) });

/** Undefined when the body is not JSON: a proxy's error page, or no relay at all. */
async function json(response: KyResponse): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

const notUnderstood = (place: string): Problem =>
  problem('answer_not_understood', { where: place });

const failed = (reference: string): Problem => problem('relay_failed', { reference });

const where = (error: z.ZodError): string => error.issues[0]?.path.join('.') || 'body';

const fillPath = (path: string, params: Record<string, string>): string =>
  path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? '')).slice(1);

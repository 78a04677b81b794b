import type { z } from 'zod';
import type { EndpointName, endpoints, ResponseOf } from '#shared/relay/contract.ts';
import type { Member } from '../auth/members.ts';
import type { RelayDeps } from '../relay-deps.ts';

type Spec<N extends EndpointName> = (typeof endpoints)[N];

/** One authorised request, its input checked. */
export interface Call<N extends EndpointName> {
  input: z.output<Spec<N>['request']>;
  /** The path's `:id` or `:list`; empty where the path has none. */
  param: string;
  member: Spec<N>['role'] extends 'none' ? undefined : Member;
  address: string;
  /** Aborted when the caller has gone. */
  signal: AbortSignal;
}

export interface Answer<N extends EndpointName> {
  status?: 200 | 201 | 202;
  body: ResponseOf<N>;
}

/** Answers one endpoint of the contract; refuses by throwing a ProblemError. */
export type Route<N extends EndpointName> = (deps: RelayDeps, call: Call<N>) => Promise<Answer<N>>;

export type Routes = { [N in EndpointName]: Route<N> };

import type { z } from 'zod';
import { catalogueEndpoints } from './endpoints/catalogue-endpoints.ts';
import { connectionEndpoints } from './endpoints/connection-endpoints.ts';
import { exportsEndpoints } from './endpoints/exports-endpoints.ts';
import { mappingsEndpoints } from './endpoints/mappings-endpoints.ts';
import { membersEndpoints } from './endpoints/members-endpoints.ts';
import { settingsEndpoints } from './endpoints/settings-endpoints.ts';

export * from './views.ts';

export const contractHeader = 'X-Counterfoil';

/**
 * Every JSON endpoint of the relay: method, path, who may call it, request and response.
 * The relay's router and the extension's client are both made from this list.
 * `none`: no token · `staff`: any paired browser · `admin`: admins only.
 */
export const endpoints = {
  ...membersEndpoints,
  ...connectionEndpoints,
  ...catalogueEndpoints,
  ...mappingsEndpoints,
  ...exportsEndpoints,
  ...settingsEndpoints,
};

export type EndpointName = keyof typeof endpoints;
export type RequestOf<N extends EndpointName> = z.input<(typeof endpoints)[N]['request']>;
export type ResponseOf<N extends EndpointName> = z.output<(typeof endpoints)[N]['response']>;

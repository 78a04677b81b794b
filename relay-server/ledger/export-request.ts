import type { z } from 'zod';
import type { endpoints } from '#shared/relay/contract.ts';

/** A confirmed export as it came in, already checked against the contract. */
export type ExportRequest = z.output<(typeof endpoints.createExport)['request']>;

/** One confirmed document of an export. */
export type ExportStep = Omit<ExportRequest, 'first' | 'change' | 'realmId'>;

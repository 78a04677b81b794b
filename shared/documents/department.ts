import type { LocationDraft } from '../draft/draft.ts';
import { namedList } from './named-list.ts';

/** A location of the practice that QuickBooks lacks; its API calls them departments. */
export const department = namedList<LocationDraft>('location', 'Department', 100);

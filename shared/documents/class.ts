import type { ClassDraft } from '../draft/draft.ts';
import { namedList } from './named-list.ts';

/** A class of the practice that QuickBooks lacks. */
export const classType = namedList<ClassDraft>('class', 'Class', 100);

import { nestedList } from './simple-list.ts';

/** Contract §5.11. */
export const classification = nestedList('Class', 'SubClass');

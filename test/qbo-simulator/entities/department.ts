import { nestedList } from './simple-list.ts';

/** Contract §5.11; users know it as Location. */
export const department = nestedList('Department', 'SubDepartment');

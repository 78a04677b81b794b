import type { QboAnswer } from '../qbo/answer.ts';
import type { CompanyReads } from '../qbo/read-company.ts';

/** Reads of the company that remember what they gave. */
export interface RecordedReads extends CompanyReads {
  /** What was read, in order: one metered read each (contract.md §3.2). */
  read: string[];
  /** The last answer of an object that is read whole. */
  bodies: Map<string, Record<string, unknown>>;
}

/** Puts a record before the reads, so that nothing has to be read twice. */
export function recordedReads(reads: CompanyReads): RecordedReads {
  const read: string[] = [];
  const bodies = new Map<string, Record<string, unknown>>();
  const noted = (name: string, answer: QboAnswer): QboAnswer => {
    if (answer.kind === 'ok') {
      read.push(name);
      bodies.set(name, answer.body);
    }
    return answer;
  };
  return {
    read,
    bodies,
    companyInfo: async (access) => noted('CompanyInfo', await reads.companyInfo(access)),
    preferences: async (access) => noted('Preferences', await reads.preferences(access)),
    query: async (access, query) => noted(query.entity, await reads.query(access, query)),
  };
}

import type { Switches } from '../options.ts';
import { Fault } from './fault.ts';

/** The fault under the codes the switches ask for, where no good source names one (contract §2.8). */
export function withSwitchedCodes(fault: Fault, switches: Switches): Fault {
  const codes: { [code: string]: string } = {
    2030: switches.badIdCode,
    2090: switches.badValueCode,
    6430: switches.wrongAccountCode,
  };
  const entries = fault.entries.map((entry) => ({
    ...entry,
    code: codes[entry.code] ?? entry.code,
  }));
  return new Fault(entries, fault);
}

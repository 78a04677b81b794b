import { afterEach, describe, it } from 'vitest';
import { defaultSwitches, type Switches } from '#test/qbo-simulator/options.ts';
import { type Desk, openDesk, type Setup } from './desk.ts';

/** What our client does at a desk whose simulator has the switch in one position. */
export type Proof = (desk: Desk) => Promise<void>;

/** A proof at another desk than the usual, or with other switches set as well. */
export interface ProofAt {
  setup: Setup;
  also?: Partial<Switches>;
  proof: Proof;
}

/** Every position of a switch; of numbers some. */
type Row<T extends string | number | boolean> = number extends T
  ? { [position: number]: Proof | ProofAt }
  : { [position in `${T}`]: Proof | ProofAt };

/** A new switch does not compile before our client has passed all its positions. */
export type Proofs = { [name in keyof Switches]: Row<Switches[name]> };

export const at = (setup: Setup, proof: Proof, also: Partial<Switches> = {}): ProofAt => ({
  ...{ setup, also, proof },
});

/** One test for every position of every switch. */
export function prove(title: string, proofs: Partial<Proofs>): void {
  let desk: Desk | undefined;
  afterEach(async () => {
    await desk?.test.close();
    desk = undefined;
  });
  describe(title, () => {
    for (const [name, row] of Object.entries(proofs)) {
      it.each(Object.entries(row))(`${name} = %s`, async (position, given) => {
        const { setup, also, proof } = typeof given === 'function' ? at({}, given) : given;
        const isText = typeof defaultSwitches[name as keyof Switches] === 'string';
        const value = isText ? position : (JSON.parse(position) as number | boolean);
        desk = await openDesk({ ...also, [name]: value }, setup);
        await proof(desk);
      });
    }
  });
}

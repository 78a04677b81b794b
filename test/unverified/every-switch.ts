import { booksProofs } from './books-proofs.ts';
import { oauthProofs } from './oauth-proofs.ts';
import type { Proofs } from './proof.ts';
import { protocolProofs } from './protocol-proofs.ts';
import { queryProofs } from './query-proofs.ts';

/** A switch of the simulator without a proof of our client in every position does not compile. */
export const everySwitch: Proofs = {
  ...oauthProofs,
  ...protocolProofs,
  ...queryProofs,
  ...booksProofs,
};

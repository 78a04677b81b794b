import { oauthProofs } from './oauth-proofs.ts';
import { prove } from './proof.ts';

prove('contract §1 left open: our connection', oauthProofs);

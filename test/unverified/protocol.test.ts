import { prove } from './proof.ts';
import { protocolProofs } from './protocol-proofs.ts';

prove('contract §2 and §3 left open: our calls', protocolProofs);

import { prove } from './proof.ts';
import { queryProofs } from './query-proofs.ts';

prove('contract §4, §5.3 and §8 left open: our lists and look-ups', queryProofs);

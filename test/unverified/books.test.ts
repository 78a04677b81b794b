import { booksProofs } from './books-proofs.ts';
import { prove } from './proof.ts';

prove('contract §5 to §7 left open: our documents', booksProofs);

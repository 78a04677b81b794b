import type { SuggestReason } from '#shared/mapping/suggest/suggest.ts';

/** Why a counterpart is suggested; reasons, never a percentage (features, complaint 25). */
export const reasonWords: Record<SuggestReason, string> = {
  'mapped-before': 'you chose this before',
  'same-code': 'same code',
  'same-email': 'same e-mail',
  'same-name': 'same name',
  'similar-name': 'similar name',
};

import type { MethodDraft } from '../draft/draft.ts';
import { namedList } from './named-list.ts';

/** A payment method of the practice that QuickBooks lacks (D12). */
export const paymentMethod = namedList<MethodDraft>('payment-method', 'PaymentMethod', 31);

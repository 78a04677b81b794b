import { z } from 'zod';

/** The id of an object in the connected QuickBooks company: digits as text, never a number. */
export const qboId = z.string().regex(/^\d{1,25}$/);

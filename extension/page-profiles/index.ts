import { defineProfile, type Profile, type ProfileInput } from '#shared/reading/profile.ts';
import { demoPractice } from './demo-practice/profile.ts';
import { sqlLedger } from './sql-ledger/profile.ts';

/** Every practice app that is shipped: one line each. */
const shipped: ProfileInput[] = [sqlLedger];

/** Left out of production builds (`wxt build`); in `wxt build --mode demo` and in tests. */
const demo: ProfileInput[] = import.meta.env?.MODE === 'production' ? [] : [demoPractice];

/** The profiles this build knows, checked. Carries zod: for the background and the panels, not for pages. */
export const profiles: Profile[] = [...shipped, ...demo].map(defineProfile);

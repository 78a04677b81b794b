import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOverlay } from '#extension/page-features/start-overlay.ts';
import { takeOver } from '#extension/page-features/take-over.ts';

/**
 * The page script, `/practice.js`. Not one of the manifest's content scripts: the background
 * registers it at run time for the site that was allowed, in all frames, in the isolated world.
 * As an unlisted script it carries neither WXT's content-script runtime nor the polyfill.
 */
export default defineUnlistedScript(() => startOverlay(takeOver()));

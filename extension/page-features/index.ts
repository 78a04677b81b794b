import { exportButton } from './export-button/export-button.ts';
import type { Feature } from './feature.ts';
import { rowAction } from './row-action/row-action.ts';
import { rowMark } from './row-mark/row-mark.ts';

/** Everything that is injected into pages: one line each. */
export const features: Feature[] = [exportButton, rowAction, rowMark];

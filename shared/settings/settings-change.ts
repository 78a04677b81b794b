import { z } from 'zod';
import { type Settings, settings } from './settings.ts';

/** The fields somebody decided anew; the others stay as they are. */
export type SettingsChange = { [K in keyof Settings]?: Settings[K] | undefined };

const { shape } = settings;
type Fields = { [K in keyof Settings]: z.ZodOptional<z.ZodType<Settings[K], Settings[K]>> };

/** Without the defaults of `settings`: a field that is missing was not decided. */
export const settingsChange: z.ZodType<SettingsChange, SettingsChange> = z.strictObject(
  Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, z.optional(field.unwrap() as z.ZodType)]),
  ) as Fields,
);

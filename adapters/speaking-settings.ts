import { z } from 'zod';
import { shownValue, value } from './online-settings.ts';

/** How what is said unasked goes out. */
export interface SpeakingSettings {
  /** Digests that could not go out for so many hours are left out. */
  readonly latest: number;
}

const usualHours = 24;
const mostHours = 720;
const words = `has to be a number of hours from 1 to ${mostHours}`;

const latest = z
  .string()
  .regex(/^\d{1,3}$/u, words)
  .transform(Number)
  .refine((hours) => hours >= 1 && hours <= mostHours, words)
  .default(usualHours);

/** Reads what the environment says of posts. Nothing is thrown: `problems` lists what is wrong, in a sentence that names the variable. */
export function readSpeaking(
  environment: Readonly<Record<string, string | undefined>>,
): SpeakingSettings & { readonly problems: readonly string[] } {
  const given = value(environment, 'REFTEL_LATEST');
  const read = latest.safeParse(given);
  if (read.success) return { latest: read.data, problems: [] };
  const problems = read.error.issues.map(({ message }) => `REFTEL_LATEST ${message}, not ${shownValue(given)}`);
  return { latest: usualHours, problems };
}

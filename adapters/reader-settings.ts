import { z } from 'zod';
import { safeUrl, shownValue, value } from './online-settings.ts';

/** How the reader is reached, and who may read there. */
export interface ReaderSettings {
  /** Its public address; absent: it is for this machine only. */
  readonly url?: string;
  /** Where it listens; 0 takes any port that is free. */
  readonly port: number;
  /** Whether it is served by this program at all. */
  readonly serves: boolean;
  /** An open collection: whoever has an address may read, without a signed link. */
  readonly open: boolean;
  /** How long a link works. */
  readonly hours: number;
  /** `REFTEL_KEY`. */
  readonly key?: string;
}

const usualPort = 3010;
/** How long a link works unless the settings say so. */
export const usualHours = 24;
const mostHours = 720;
const portWords = 'has to be a port (a number up to 65535) or off';

const shape = z.object({
  READER_URL: safeUrl.optional(),
  READER_PORT: z
    .string()
    .regex(/^(?:off|\d{1,5})$/u, portWords)
    .transform((text) => (text === 'off' ? text : Number(text)))
    .refine((port) => port === 'off' || port <= 65_535, portWords)
    .optional(),
  READER_PUBLIC: z.enum(['true', 'false'], 'has to be true or false').default('false'),
  READER_LINK_HOURS: z
    .string()
    .regex(/^\d{1,3}$/u, `has to be a number from 1 to ${mostHours}`)
    .transform(Number)
    .refine((hours) => hours >= 1 && hours <= mostHours, `has to be a number from 1 to ${mostHours}`)
    .default(usualHours),
});

/**
 * Reads what the environment says of the reader; `reader` is absent where there is none: neither an address nor a port
 * is set. Nothing is thrown: `problems` lists everything that is wrong, each in a sentence that names the variable.
 */
export function readReader(environment: Readonly<Record<string, string | undefined>>): {
  readonly reader?: ReaderSettings;
  readonly problems: readonly string[];
} {
  const given = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, value(environment, name)]));
  const read = shape.safeParse(given);
  if (!read.success) {
    const problems = read.error.issues.map(({ path: [name = ''], message }) => {
      return `${String(name)} ${message}, not ${shownValue(given[String(name)])}`;
    });
    return { problems };
  }
  const { READER_URL: url, READER_PORT: port, READER_PUBLIC: open, READER_LINK_HOURS: hours } = read.data;
  if (url === undefined && (port === undefined || port === 'off')) {
    const alone = open === 'true' ? ['READER_PUBLIC is true; also set READER_URL or READER_PORT'] : [];
    return { problems: alone };
  }
  const key = value(environment, 'REFTEL_KEY');
  return {
    reader: {
      ...(url === undefined ? {} : { url }),
      port: typeof port === 'number' ? port : usualPort,
      serves: port !== 'off',
      open: open === 'true',
      hours,
      ...(key === undefined ? {} : { key }),
    },
    problems: [],
  };
}

import { z } from 'zod';
import { shownValue, value } from './online-settings.ts';

/** Whether there is a playground, and where. */
export interface PlaygroundSettings {
  readonly on: boolean;
  /** The port to listen on; absent: the usual one, or any other where that is taken. */
  readonly port?: number;
}

const shape = z.object({
  PLAYGROUND: z.enum(['on', 'off'], 'has to be on or off').default('on'),
  PLAYGROUND_PORT: z
    .string()
    .regex(/^\d{1,5}$/u, 'has to be a port (a number up to 65535)')
    .transform(Number)
    .refine((port) => port <= 65_535, 'has to be a port (a number up to 65535)')
    .optional(),
});

/** Reads what the environment says of the playground. Nothing is thrown: `problems` lists everything that is wrong, each in a sentence that names the variable. */
export function readPlayground(
  environment: Readonly<Record<string, string | undefined>>,
): PlaygroundSettings & { readonly problems: readonly string[] } {
  const given = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, value(environment, name)]));
  const read = shape.safeParse(given);
  if (!read.success) {
    const problems = read.error.issues.map(
      ({ path: [name = ''], message }) => `${String(name)} ${message}, not ${shownValue(given[String(name)])}`,
    );
    return { on: false, problems };
  }
  const { PLAYGROUND: wanted, PLAYGROUND_PORT: port } = read.data;
  return { on: wanted === 'on', ...(port === undefined ? {} : { port }), problems: [] };
}

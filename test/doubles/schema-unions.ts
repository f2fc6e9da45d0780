import type { Schema } from 'discord-api-spec/zod';

/** A schema as zod has it within (`zod/v4/core`): how it is made, and what reads a value. */
interface Inner extends Schema {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly shape?: Readonly<Record<string, Inner>>;
      readonly element?: Inner;
      readonly innerType?: Inner;
      readonly options?: readonly Inner[];
      readonly values?: readonly unknown[];
      readonly getter?: () => Inner;
    };
    run: (payload: { readonly value: unknown }, context: unknown) => unknown;
  };
}

/** The schema itself, where it is one that is made when it is needed first. */
function made(schema: Inner): Inner {
  const { getter } = schema._zod.def;
  return getter === undefined ? schema : made(getter());
}

/** Members by their literal `type`; undefined where one has none, or two the same. */
function byType(options: readonly Inner[]): ReadonlyMap<unknown, Inner> | undefined {
  const members = new Map<unknown, Inner>();
  for (const member of options.map(made)) {
    const { values = [] } = member._zod.def.shape?.['type']?._zod.def ?? {};
    if (values.length !== 1 || members.has(values[0])) return undefined;
    members.set(values[0], member);
  }
  return members;
}

/**
 * Makes the unions within schemas read a value by the member that has its `type` alone. They would try all in turn, which
 * takes most of the time, and say of a value that none takes only that.
 */
export function readByType(schemas: readonly Schema[]): void {
  const known = new Set<Inner>();
  const waiting = schemas.map((schema) => schema as Inner);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const schema = made(next);
    if (known.has(schema)) continue;
    known.add(schema);
    const { shape = {}, element, innerType, options = [] } = schema._zod.def;
    waiting.push(...Object.values(shape), ...options, ...[element, innerType].filter((each) => each !== undefined));
    const members = options.length > 0 ? byType(options) : undefined;
    if (members === undefined) continue;
    const { run } = schema._zod;
    schema._zod.run = (payload, context) => {
      const { value } = payload;
      const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
      return (members.get(type)?._zod.run ?? run)(payload, context);
    };
  }
}

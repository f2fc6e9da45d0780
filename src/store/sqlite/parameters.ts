import type { Parameters, Value } from './connection.ts';

/** No literal in our SQL has an @. */
const parameter = /@(\w+)/gu;

/**
 * A statement whose parameters are told apart by their place, with the names that they had, in order, repeats included: the
 * driver binds by place in half the time that it needs by name.
 */
export function byPlace(sql: string): { readonly placed: string; readonly names: readonly string[] } {
  return {
    placed: sql.replace(parameter, '?'),
    names: Array.from(sql.matchAll(parameter), (match) => match[1] ?? ''),
  };
}

/** @throws Error when one of the names has no value */
export function valuesOf(names: readonly string[], parameters: Parameters): Value[] {
  return names.map((name) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`no value was given for @${name}`);
    return value;
  });
}

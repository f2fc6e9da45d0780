/** JSON of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The elements of an array; none of anything else. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function objects(value: unknown): readonly Json[] {
  return items(value).filter(isJson);
}

/** Length of a text; 0 of anything else. */
export function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}

/** Whether a text has a letter that can be seen. */
export function seen(value: unknown): boolean {
  return typeof value === 'string' && /[^\s\p{Cc}\p{DI}]/u.test(value);
}

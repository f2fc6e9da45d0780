import type { Collection, SuggestField } from '../../src/index.ts';
import { sideBySide, type Timing } from './measure.ts';

const fields: readonly SuggestField[] = ['id', 'person', 'from', 'tag'];

/** Every keystroke of values that are there, by field. */
export async function suggestions(
  collection: Collection,
  valuesOf: (field: SuggestField) => readonly string[],
  budget: number,
): Promise<{ readonly field: SuggestField; readonly timing: Timing }[]> {
  const result: { field: SuggestField; timing: Timing }[] = [];
  for (const field of fields) {
    const keystrokes = valuesOf(field).flatMap((value) =>
      Array.from({ length: Math.min(8, value.length) }, (_, at) => value.slice(0, at + 1)),
    );
    const { suggest } = await sideBySide(
      keystrokes,
      { suggest: (typed: string) => collection.suggest(field, typed) },
      budget / fields.length,
    );
    result.push({ field, timing: suggest });
  }
  return result;
}

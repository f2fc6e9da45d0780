import type { Collection } from '../src/index.ts';
import type { Command } from './command.ts';

/** Something that a collection holds, for examples that work on it. */
export interface Sample {
  readonly id?: string;
  readonly person?: string;
  readonly tag?: string;
  /** First words of a paragraph. */
  readonly quote?: string;
}

/** The collection's first suggestions; what it does not hold is absent. */
export async function sampleOf(collection: Collection): Promise<Sample> {
  const [id, person, tag] = await Promise.all(
    (['id', 'person', 'tag'] as const).map(
      async (field) => (await collection.suggest(field, '', { limit: 1 }))[0]?.value,
    ),
  );
  const first = id === undefined ? undefined : (await collection.document(id))?.paragraphs[0]?.text;
  const quote = first?.split(' ').slice(0, 9).join(' ');
  return {
    ...(quote === undefined || quote === '' ? {} : { quote }),
    ...(id === undefined ? {} : { id }),
    ...(person === undefined ? {} : { person }),
    ...(tag === undefined ? {} : { tag }),
  };
}

/** A command's examples with the sample's values in their places; those that need what is not there are left out. */
export function examplesOf(command: Pick<Command, 'examples'>, sample: Sample): readonly string[] {
  const values: Readonly<Record<string, string | undefined>> = {
    id: sample.id,
    person: sample.person,
    tag: sample.tag,
    quote: sample.quote,
  };
  return command.examples.flatMap((example) => {
    const needed = [...example.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name);
    if (needed.some((name) => values[name] === undefined)) return [];
    return [example.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '')];
  });
}

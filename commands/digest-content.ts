import { z } from 'zod';
import { AskError } from '../src/index.ts';
import { joined } from './compose.ts';
import { foreign, type Text } from './reply.ts';

/** What a digest tells of and how: `DigestPlan.body` as JSON. */
const content = z.object({
  /** Documents that were added since the last one. */
  new: z.boolean(),
  /** This day in any year. */
  day: z.boolean(),
  /** Of the documents that were added: what a question finds, names a person, has a TAG. */
  search: z.string().optional(),
  person: z.string().optional(),
  tag: z.string().optional(),
  /** Listed at most. */
  items: z.int().min(1).max(25),
  /** Nothing is posted where there is nothing. */
  quiet: z.boolean(),
});

export type DigestContent = z.output<typeof content>;

/** @throws AskError for what no program of ours wrote, or only a later one */
export function readContent(body: string): DigestContent {
  try {
    return content.parse(JSON.parse(body));
  } catch {
    throw new AskError('this digest was made by another version of the program; make it again');
  }
}

/** What is asked of the documents that were added, by what it is, as `/find` takes it. */
export function questionsOf({
  search,
  person,
  tag,
}: DigestContent): readonly { readonly query: string; readonly name: Text }[] {
  const value = (text: string) => `"${text.replace(/["“”„‟«»]/gu, '')}"`;
  return [
    ...(search === undefined ? [] : [{ query: search, name: ['"', foreign(search), '"'] }]),
    ...(person === undefined ? [] : [{ query: `person:${value(person)}`, name: [foreign(person)] }]),
    ...(tag === undefined ? [] : [{ query: `tag:${value(tag)}`, name: ['TAGS ', foreign(tag)] }]),
  ];
}

/** `new documents · on this day · "sanctions"`. */
export function contentWords(of: DigestContent): Text {
  return joined([
    of.new ? 'new documents' : undefined,
    of.day ? 'on this day' : undefined,
    ...questionsOf(of).map(({ name }) => name),
  ]);
}

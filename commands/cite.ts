import { z } from 'zod';
import { AskError, type Citation, type CiteAnswer, type Collection, citeStyles, type Opened } from '../src/index.ts';
import { about, type Command, paragraphs, share, words } from './command.ts';
import { joined, nothing, openActions, reply, searchedIn, spacedId, typedWords } from './compose.ts';
import { versionId } from './document-versions.ts';
import { completeId, isId } from './naming.ts';
import { permalinkBlocks } from './permalinks.ts';
import { type Action, type Block, foreign, type Reply, type Text } from './reply.ts';
import { takenOutAnswer } from './taken-out.ts';
import { toneOfCard } from './tone.ts';

const [firstStyle = 'chicago', ...otherStyles] = citeStyles;

const options = z.object({
  id: words.meta(about('A document id, in any spelling')),
  paragraph: paragraphs.meta(about('Paragraph as printed (3), or a range (3-5)')),
  style: z
    .enum([firstStyle, ...otherStyles])
    .default('chicago')
    .meta(about('How the citation is written')),
  quote: z
    .string()
    .trim()
    .min(1)
    .max(4_000)
    .transform((typed) => typed.replace(/^["“„«](.*)["”“»]$/su, '$1'))
    .optional()
    .meta(about('Words of the document, to cite just where they stand', { named: true, quoted: true })),
  share,
});

function quotedBlocks({ paragraphs }: CiteAnswer): Block[] {
  return paragraphs.map(({ label, mark, citations }) => ({
    kind: 'copy',
    text: foreign(citations.map(({ quote }) => quote).join(' ')),
    label: `¶${label}${mark === undefined ? '' : ` (${mark})`}`,
  }));
}

/** Fewer words are no quotation. */
const leastWords = 3;

async function missing(id: string, { others, view }: Opened, searched: number): Promise<Reply> {
  const near = view === undefined ? others : [{ id: view.document.id, title: view.document.title }, ...others];
  const actions = openActions(near);
  const block: Block[] =
    near.length === 0
      ? []
      : [
          {
            kind: 'list',
            title: ['Documents that fit the words'],
            items: near
              .slice(0, 5)
              .map((card) => ({ label: joined([foreign(card.title), foreign(spacedId(card.id))]) })),
          },
        ];
  if (isId(id) || id.split(/\s+/u).length < leastWords)
    return nothing(['No document has the id ', ...typedWords(id), '.'], searched, actions, block);
  const check: Action = { label: ['Verify'], command: 'verify', options: { quote: id } };
  return nothing(['No document has just these words: ', ...typedWords(id)], searched, [check, ...actions], block);
}

/**
 * When the first words are an id and the last are not, it is the last that nobody knows.
 * @throws AskError that says what would do
 */
async function complainOfRest(typed: string, collection: Collection): Promise<void> {
  const words = typed.split(/\s+/u);
  for (let count = words.length - 1; count > 0; count -= 1) {
    const id = words.slice(0, count).join(' ');
    if (!isId(id)) continue;
    if ((await collection.document(id)) === undefined) return;
    const rest = words.slice(count).join(' ');
    throw new AskError(`"${rest}" is neither a paragraph (3 or 3-5) nor a style; styles are ${citeStyles.join(', ')}`, {
      usage: true,
    });
  }
}

/** Keeps just what is cited. */
function keepActions(id: string, labels: readonly string[], quote: string | undefined): Action[] {
  if (labels.length === 0) return [];
  const place = quote === undefined ? { id: `${id} ¶${labels.join('-')}` } : { id, quote };
  return [{ label: ['Keep'], command: 'keep', options: { what: 'add', ...place } }];
}

const onlyLetters = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Where words stand that are no document's whole title, if they are words of one: in a paragraph rather than in its header. */
async function exactWords(
  typed: string,
  title: string | undefined,
  collection: Collection,
): Promise<{ readonly citation: Citation; readonly several: boolean } | undefined> {
  if (typed.split(/\s+/u).length < leastWords || onlyLetters(title ?? '') === onlyLetters(typed)) return undefined;
  const { verdict, citations } = await collection.verify(typed);
  if (verdict !== 'exact') return undefined;
  const inText = citations.find(({ paragraph }) => paragraph !== undefined);
  const citation = inText ?? (title === undefined ? citations[0] : undefined);
  return citation && { citation, several: citations.some(({ document }) => document !== citation.document) };
}

/** `/cite`: exact paragraphs and a citation to paste. */
export const cite: Command<typeof options> = {
  name: 'cite',
  aliases: [],
  summary: 'The exact words of a paragraph and a citation to paste',
  description: `The paragraph or range asked for, word for word, and a citation of it. Words in quotation marks are cited just where they stand; without an id they are looked for everywhere. Styles: ${citeStyles.join(', ')}.`,
  examples: ['/cite {id} 1', '/cite {id} 1 apa', '/cite {id} style:bibtex', '/cite "{quote}"'],
  options,
  whole: (typed) => isId(typed),
  complete: { id: completeId },
  async run({ id, paragraph, style, quote: typedQuote }, context) {
    const { collection, now, permalink } = context;
    let quote = typedQuote;
    const accessed = now().toISOString().slice(0, 10);
    const place = { ...(paragraph === undefined ? {} : { paragraph }), ...(quote === undefined ? {} : { quote }) };
    const asked = { style, accessed, ...place };
    let answer = await collection.cite(id, asked);
    let lead: Text | undefined;
    const mayBeWords = paragraph === undefined && quote === undefined && !isId(id) && answer?.document.id !== id;
    const exact = mayBeWords ? await exactWords(id, answer?.document.title, collection) : undefined;
    if (exact !== undefined) {
      quote = id;
      answer = await collection.cite(exact.citation.document, { style, accessed, quote });
      lead = [exact.several ? 'One of the documents that have ' : 'The document that has ', ...typedWords(id)];
    }
    if (answer === undefined) {
      const gone = await takenOutAnswer(id, context);
      if (gone !== undefined) return gone;
      const opened = await collection.open(id, { limit: 5 });
      const sure = opened.how === 'typo' || opened.how === 'id' ? opened.view?.document.id : undefined;
      answer = sure === undefined ? undefined : await collection.cite(sure, asked);
      if (answer === undefined) await complainOfRest(id, collection);
      if (answer === undefined) return missing(id, opened, await searchedIn(collection));
      lead = ['No document ', ...typedWords(id), '; the nearest id is ', foreign(spacedId(answer.document.id))];
    }
    const { document, version, classification, paragraphs: quoted } = answer;
    const cited = version === undefined ? document.id : versionId(document.id, version);
    const again = {
      id: cited,
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(quote === undefined ? {} : { quote }),
    };
    const labels = [...new Set([quoted[0]?.label, quoted.at(-1)?.label])].filter((label) => label !== undefined);
    const choices = citeStyles.map(
      (each): Action => ({ label: [each], command: 'cite', options: { ...again, style: each } }),
    );
    return reply({
      tone: toneOfCard(document),
      ...(lead === undefined ? {} : { lead }),
      title: [foreign(document.title)],
      subtitle: joined([
        foreign(spacedId(document.id)),
        version === undefined ? undefined : `version ${version}`,
        labels.length === 0 ? undefined : ['¶', foreign(labels.join('-'))],
        classification === undefined ? undefined : foreign(classification),
      ]),
      blocks: [
        ...quotedBlocks(answer),
        { kind: 'copy', text: foreign(answer.text), label: style },
        ...permalinkBlocks(answer, permalink === undefined ? {} : { permalink }),
      ],
      actions: [{ label: ['Open'], command: 'cable', options: { id: cited } }, ...keepActions(cited, labels, quote)],
      menus: [{ label: 'style', choices }],
    });
  },
};

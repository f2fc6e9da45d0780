import type { DocumentDate } from '../../document.ts';
import type { Block } from './blocks.ts';
import { readByline } from './byline.ts';
import { isTitle } from './heading.ts';
import { keyOf } from './repeats.ts';
import { statedDate } from './stated-date.ts';

const LONGEST_NAME = 40;
const MOST_WORDS = 5;
/** Within so many blocks under a headline its byline or date stands. */
const BELOW = 3;
/** Words that names of papers, magazines, agencies and stations end in, or begin with. */
const PRESS =
  /\b(?:post|times|guardian|weekly|journal|herald|tribune|magazine|review|gazette|observer|telegraph|chronicle|globe|courier|inquirer|examiner|bulletin|quarterly|monthly|daily|press|monitor|radio|television|broadcasting|spiegel|zeitung|nachrichten|mundo|monde|figaro|pa[ií]s|repubblica|corriere|sera|pravda|izvestiya?|gazeta|newspaper)$|^(?:the )?(?:times|journal|voice) of |^radio |\.(?:com|org|net|co\.uk|tv)$/iu;
/** Outlets whose names are made of none of those. */
const OUTLETS: ReadonlySet<string> = new Set(
  'al arabiya|al hayat|al jazeera|al jazeera english|associated press|bbc|bbc news|bloomberg|business week|businessweek|cbs news|cnn|dawn|der standard|deutsche welle|die welt|die zeit|el universal|eurasianet|financial times|fox news|foreign affairs|foreign policy|granma|haaretz|harper s|interfax|itar tass|kommersant|la stampa|libération|mother jones|nbc news|newsweek|novosti|npr|o globo|politico|reuters|ria novosti|rfe rl|slate|spiegel online|stern|sueddeutsche|tass|the age|the atlantic|the australian|the daily beast|the economist|the hill|the hindu|the independent|the intercept|the nation|the national interest|the new republic|the new yorker|the scotsman|the sun|the wire|time|usa today|vanity fair|voice of america|wired|xinhua|asahi shimbun|yomiuri shimbun'.split(
    '|',
  ),
);
/** Sections of a paper: above a headline, but no outlet's name. */
const SECTION =
  /^(?:opinion|world|politics|analysis|commentary|comment|editorial|features?|news|europe|asia|africa|americas|middle east|business|culture|sports?|science|exclusive|interview|dispatch|argument|world news|press release|letters?)$/iu;

const wordsOf = (text: string) => text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));
const isCapitalised = (word: string) => /^\W*[\p{Lu}\p{N}]/u.test(word) || /^(?:of|the|and|for|de|la|le)$/u.test(word);

/**
 * Whether a text's first line names the paper and its second is the headline: the first is short and capitalised, and is
 * known for an outlet, is made of the press's words or comes again in the header ("Washington Post Foreign Service");
 * or it has three words at most, above a longer headline in capitalised words with its byline or date.
 */
export function isMasthead(first: Block, second: Block | undefined, below: readonly Block[]): boolean {
  const { text } = first;
  if (second === undefined || text.length > LONGEST_NAME || /[?!.:;,…]$/u.test(text)) return false;
  const words = wordsOf(text);
  const headline = wordsOf(second.text);
  if (words.length === 0 || words.length > MOST_WORDS || !words.every(isCapitalised) || SECTION.test(text))
    return false;
  if (first.marked || !isTitle(second) || headline.length < 2 || keyOf(text) === keyOf(second.text)) return false;
  if (OUTLETS.has(keyOf(text)) || PRESS.test(text)) return true;
  const near = below.slice(0, BELOW);
  const name = keyOf(text).replace(/^the /u, '');
  if (near.some((block) => block.text.length <= 160 && ` ${keyOf(block.text)} `.includes(` ${name} `))) return true;
  const signed = near.some((block) => readByline(block) !== undefined || statedDate(block.text) !== undefined);
  const titled = headline.filter((word) => /^\W*[\p{Lu}\p{N}]/u.test(word)).length >= headline.length * 0.6;
  return signed && titled && words.length <= 3 && headline.length >= words.length + 3 && !/['’]s\b/u.test(text);
}

/** Whether words name a paper, magazine, agency or station: known for one, or made of the press's words. */
function isOutlet(text: string): boolean {
  const words = wordsOf(text);
  if (text.length > LONGEST_NAME || words.length === 0 || words.length > MOST_WORDS) return false;
  return words.every(isCapitalised) && !SECTION.test(text) && (OUTLETS.has(keyOf(text)) || PRESS.test(text));
}

/** Reads a header line of outlet and date, in either order ("Baltic Review | 3 March 2014"). */
export function readDatedOutlet(line: string): { readonly outlet: string; readonly date: DocumentDate } | undefined {
  if (line.length > 100) return undefined;
  const parts = line.split(/ (?:[|·•–—-]|\/{1,2}) /u);
  const [first = '', second = ''] = parts;
  if (parts.length !== 2) return undefined;
  for (const [outlet, day] of [
    [first, second],
    [second, first],
  ] as const) {
    const date = isOutlet(outlet) ? statedDate(day) : undefined;
    if (date !== undefined) return { outlet, date };
  }
  return undefined;
}

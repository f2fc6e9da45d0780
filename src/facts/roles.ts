import { readData } from '../data.ts';
import type { Citation, Document } from '../document.ts';
import type { Mention, RoleFact } from './facts.ts';
import { nameIn } from './people/coreference.ts';
import { citeBody, citeHeader, peopleIn } from './people/document-people.ts';
import { Kind, kindOf } from './people/lexicon.ts';
import { titleCased } from './people/name-case.ts';
import { authorOpenings, roleAfter } from './people/stated-roles.ts';
import { tokensOf } from './people/tokens.ts';

const { abbreviations } = readData<{ abbreviations: Record<string, string[]> }>('people-titles.json');
const authorNoteLength = 300;

/** What somebody is to another: without that other ("his son Bashir Gemayel") it says nothing of who he is. */
const relations: ReadonlySet<string> = new Set(
  (
    'wife husband son daughter brother sister father mother widow uncle aunt nephew niece cousin grandson granddaughter ' +
    'grandfather grandmother friend girlfriend boyfriend fiancee fiance partner colleague counterpart successor predecessor'
  ).split(' '),
);

/** Words that are capital only because a sentence begins with them: "Former Ambassador" joins "former Ambassador". */
const sentenceOpenings: ReadonlySet<string> = new Set([
  'Former',
  'Then',
  'Late',
  'Recently',
  'Newly',
  'Opposition',
  'Longtime',
]);

/**
 * What a document says its people are, one fact a statement, for those who are among `mentions`. `title` is printed in
 * the document: the words that stand there, except that an abbreviation ("DAS") joins the same office where the document
 * spells it out for that person; the citation keeps the exact words, title and name together. Words that judge
 * ("dictator") carry whose they are.
 */
export function rolesOf(document: Document, mentions: readonly Mention[]): RoleFact[] {
  const nameAt = new Map(mentions.map((mention) => [placeOf(mention.citation), mention.name]));
  const stated: Stated[] = [];
  const add: Add = (name, title, citation, rule) => stated.push({ name, title, citation, rule });
  for (const mention of mentions) {
    if (mention.rule === 'classified-by') addClassifier(document, mention, add);
    if (mention.rule === 'author') addAuthor(document, mention, add);
  }
  for (const found of peopleIn(document).body) {
    const { candidate } = found.resolved;
    if (candidate.role === undefined) continue;
    const mention = citeBody(document, found, candidate.start, candidate.end, candidate.start);
    const name = nameAt.get(placeOf(mention));
    if (name === undefined) continue;
    const start = Math.min(candidate.start, candidate.role.start);
    const end = Math.max(candidate.end, candidate.role.end);
    const before = candidate.role.start < candidate.start;
    const title = nameIn(found.paragraph.text, {
      start: candidate.role.start - found.offset,
      end: candidate.role.end - found.offset,
    });
    if (relations.has(title.toLowerCase())) continue;
    add(name, title, citeBody(document, found, start, end, candidate.start), before ? 'title' : 'apposition');
  }
  const titles = new Map<string, string>();
  for (const { name, title } of stated) titles.set(name, `${titles.get(name) ?? ''}\n${title.toLowerCase()}`);
  return stated.map((each) => {
    const title = roleCased(spelledOut(each.title, titles.get(each.name) ?? ''));
    const judgement = isJudgement(title) ? speakerOf(document) : undefined;
    const { name, citation, rule } = each;
    return { name, title, ...(judgement === undefined ? {} : { judgement }), citation, rule };
  });
}

interface Stated {
  readonly name: string;
  readonly title: string;
  readonly citation: Citation;
  readonly rule: string;
}

type Add = (name: string, title: string, citation: Citation, rule: string) => void;

function placeOf(citation: Citation): string {
  return `${citation.start}-${citation.end}`;
}

function addClassifier(document: Document, mention: Mention, add: Add): void {
  const classifiedBy = document.cable?.classifiedBy;
  if (classifiedBy?.title === undefined) return;
  const parts = [classifiedBy.title, classifiedBy.name];
  const citation = citeHeader(document, classifiedBy.start, classifiedBy.end, parts);
  add(mention.name, classifiedBy.title, citation, 'classified-by');
}

/** "Joshua Keating was an associate editor at Foreign Policy." */
function addAuthor(document: Document, mention: Mention, add: Add): void {
  const { start, end } = mention.citation;
  const source = document.source.text;
  const tokens = tokensOf(source, start, Math.min(source.length, end + authorNoteLength));
  const last = tokens.findLastIndex((token) => token.end <= end);
  const role = roleAfter(tokens, last, authorOpenings);
  const first = role === undefined ? undefined : tokens[role.first];
  const final = role === undefined ? undefined : tokens[role.last];
  if (first === undefined || final === undefined) return;
  const title = nameIn(source, { start: first.start, end: final.end });
  add(mention.name, title, citeHeader(document, start, final.end, []), 'author-note');
}

/** Spells an abbreviation out where one of the person's other `titles` (in lower case, a line each) has the words. */
function spelledOut(title: string, titles: string): string {
  const words = title.split(' ').map((word) => {
    const expansions = abbreviations[word.toLowerCase()] ?? [];
    const spelled = expansions.map((expansion) => ({ expansion, small: expansion.toLowerCase() }));
    const found = spelled.find(({ small }) => hasWords(titles, small) && !hasWords(title.toLowerCase(), small));
    return found?.expansion ?? word;
  });
  const [first = '', ...rest] = words;
  const opening = rest.length > 0 && sentenceOpenings.has(first) ? first.toLowerCase() : first;
  return [opening, ...rest].join(' ');
}

function hasWords(titles: string, words: string): boolean {
  for (let at = titles.indexOf(words); at >= 0; at = titles.indexOf(words, at + 1)) {
    if (!/\p{L}/u.test(titles[at - 1] ?? '') && !/\p{L}/u.test(titles[at + words.length] ?? '')) return true;
  }
  return false;
}

const smallWords: ReadonlySet<string> = new Set(['of', 'for', 'and', 'the', 'at', 'to', 'in', 'on', 'de']);

/** "SOVIET AMBASSADOR" → "Soviet Ambassador"; an acronym alone and a word that no dictionary knows stay. */
function roleCased(title: string): string {
  if (title !== title.toUpperCase()) return title;
  const words = title.split(' ');
  if (words.length === 1 && title.length < 6) return title;
  return words.map((word, at) => wordCased(word, at)).join(' ');
}

function wordCased(word: string, at: number): string {
  const small = word.toLowerCase();
  if (at > 0 && smallWords.has(small)) return small;
  const kind = kindOf(word);
  const spelled = word.includes('.') || (word.length < 5 && (kind & Kind.acronym) !== 0);
  return kind === 0 || spelled ? (word.includes('.') && word.length > 3 ? titleCased(word) : word) : titleCased(word);
}

function isJudgement(title: string): boolean {
  const words = title.split(/\s+/u);
  return [...words, ...words.flatMap((word) => word.split('-'))].some((word) => (kindOf(word) & Kind.judgement) !== 0);
}

/** Whose words a document is in: the outlet, the sending post, the first author, else its title. */
function speakerOf(document: Document): string {
  return document.outlet ?? document.cable?.from?.name ?? document.authors[0] ?? document.title;
}

import { readData } from '../data.ts';
import type { Citation, Document } from '../document.ts';
import type { Mention, RoleFact } from './facts.ts';
import { nameIn } from './people/coreference.ts';
import { citeBody, citeHeader, peopleIn, titleCased } from './people/document-people.ts';
import { Kind, kindOf } from './people/lexicon.ts';
import { authorOpenings, roleAfter } from './people/stated-roles.ts';
import { tokensOf } from './people/tokens.ts';

const { abbreviations } = readData<{ abbreviations: Record<string, string[]> }>('people-titles.json');
const authorNoteLength = 300;

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
 * What a document says its people are, one fact a statement, for those who are among `mentions`. `title` has the State
 * Department's abbreviations spelled out; the citation keeps the exact words, title and name together. Words that judge
 * ("dictator") carry whose they are.
 */
export function rolesOf(document: Document, mentions: readonly Mention[]): RoleFact[] {
  const nameAt = new Map(mentions.map((mention) => [placeOf(mention.citation), mention.name]));
  const roles: RoleFact[] = [];
  const add = (name: string, title: string, citation: Citation, rule: string): void => {
    const spelled = spelledOut(document, title);
    const judgement = isJudgement(spelled) ? speakerOf(document) : undefined;
    roles.push({ name, title: spelled, ...(judgement === undefined ? {} : { judgement }), citation, rule });
  };
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
    add(name, title, citeBody(document, found, start, end, candidate.start), before ? 'title' : 'apposition');
  }
  return roles;
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

/** Spells out abbreviations: with the words that the document itself uses, where it does. */
function spelledOut(document: Document, title: string): string {
  const words = title.split(' ').map((word) => {
    const expansions = abbreviations[word.toLowerCase()];
    if (expansions === undefined) return word;
    if (expansions.length === 1) return expansions[0] ?? word;
    const lower = document.source.text.toLowerCase();
    return expansions.find((expansion) => lower.includes(expansion.toLowerCase())) ?? expansions[0] ?? word;
  });
  const [first = '', ...rest] = words;
  const opening = rest.length > 0 && sentenceOpenings.has(first) ? first.toLowerCase() : first;
  return roleCased([opening, ...rest].join(' '));
}

/** "SOVIET AMBASSADOR" → "Soviet Ambassador"; an acronym alone stays. */
function roleCased(title: string): string {
  if (title !== title.toUpperCase() || !title.includes(' ')) return title.length > 5 ? titleCased(title) : title;
  return titleCased(title).replace(/ (?:Of|For|And|The|At|To|In) /gu, (word) => word.toLowerCase());
}

function isJudgement(title: string): boolean {
  return title.split(/[\s-]+/u).some((word) => (kindOf(word) & Kind.judgement) !== 0);
}

/** Whose words a document is in: the outlet, the sending post, the first author, else its title. */
function speakerOf(document: Document): string {
  return document.outlet ?? document.cable?.from?.name ?? document.authors[0] ?? document.title;
}

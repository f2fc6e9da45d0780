import { stem } from '../../../src/search/stem.ts';
import { sayNothing } from '../../../src/search/stop-words.ts';
import { wordsOf } from '../../../src/search/words.ts';
import { type Chance, chanceOf, pick } from './chance.ts';
import type { Grades } from './scores.ts';
import { type Footnote, targetsOf, type Volume, type VolumeDocument } from './volumes.ts';

/**
 * Where a question comes from: a title or subject; a footnote that describes another document; a footnote or source note
 * on the document itself; words somebody remembers of a sentence; a question about what somebody said.
 */
export type Kind = 'title' | 'citing note' | 'own note' | 'known item' | 'question';

/** Documents are named `volume/id`. Who asks about one text means that text: there nothing has grade 1. */
export interface Asked {
  readonly kind: Kind;
  readonly text: string;
  readonly grades: Grades;
  /** The document the question was made of: what no engine may answer with, as the asker has it open. */
  readonly without?: string;
  readonly heldOut: boolean;
}

const fewestWords = 3;
/** Words that say something in a note that is asked with. */
const fewestNoteWords = 6;
const mostTwins = 5;
const mostNoteWords = 16;
/**
 * A word that fewer documents have is not asked with: in a collection this small it would be the answer by itself, and
 * what people remember of a text is rather what it shares with others.
 */
const fewestHolders = 5;
/** Summed rarity that a stretch of words has to have to be asked for. */
const leastWorth = 4;

/** What a title says of every document of its kind. */
const generic =
  /\b(?:(?:backchannel )?(?:telegram|message|memorandum|letter|note|airgram)s? (?:from|to|for|prepared|by)\b.*|(?:memorandum|record|minutes|summary|transcript)(?: of (?:a |an )?(?:telephone |conclusions of a )?(?:conversation|meeting|discussion)s?)?\b|editorial note|national (?:security (?:study|decision) memorandum|intelligence estimate)|(?:special )?(?:paper|report) prepared (?:by|in) .*|address by|statement by|remarks by|(?:presidential )?(?:determination|directive)|meeting of the)\b/giu;

/** Sentences of notes that speak of archives, editions, times of day and the volume itself rather than of what happened. */
const apparatus =
  /\b(?:source:|national archives|library|box \d|ibid\b|lot \d|rg \d|unlabeled|country file|chron file|materials?, NSC|secret;|confidential;|printed (?:as|in) (?:full|foreign)|public papers|pp?\. \d|bulletin|brackets|not (?:found|printed|attached)|drafted by|daily diary|foreign relations|initialed|handwritten|no record|attached|underlined|highlighted|wrote|copy|sent (?:by|for|to|via|immediate)|repeated|in the original)/iu;
const pointing =
  /\b(?:see (?:also )?|reference is (?:presumably |apparently )?to|for (?:the )?(?:full )?(?:texts?|records?|an account|a summary)(?: of)?\b|(?:(?:is|are|was|were) )?printed (?:as|in)|(?:in )?documents? \d+[–\d]*(?:(?:, | and |, and )\d+)*|footnotes? \d+(?: to)?|tab [a-z])\b/giu;

/** As people type: words and the points inside them, nothing that a query language could read as more. */
function typed(text: string): string {
  return (text.match(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu) ?? [])
    .map((word) => word.replace(/['’]s$/u, ''))
    .join(' ');
}

/** The words that say something. */
function contentOf(text: string): string[] {
  const words = typed(text).split(' ');
  const empty = sayNothing(words, true);
  return words.filter((word, at) => empty[at] !== true && (/\d/u.test(word) || word.length > 2));
}

function keyOf(text: string): string {
  return contentOf(text)
    .flatMap((word) => wordsOf(word).map(stem))
    .join(' ');
}

function subjectOf({ subject, title, body }: VolumeDocument): string {
  const printed = /^SUBJECTS?:?\n(.{8,200})$/mu.exec(body)?.[1];
  const said = subject ?? printed ?? title.replace(generic, ' ');
  return said
    .replace(/\(.*?\)/gu, ' ')
    .replace(/\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.*$/u, ' ');
}

/** Sentences, roughly: what ends with a full stop before a capital. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[a-z\d][.!?]["”’]?)\s+(?=["“‘]?\p{Lu})|\n+/u)
    .filter((sentence) => sentence.length >= 60 && sentence.length <= 600);
}

/** Documents of a volume that the editors put beside each one: named in its notes or text, or naming it; or of the same subject. */
function relatedIn(volume: Volume): Map<string, Set<string>> {
  const related = new Map(volume.documents.map(({ id }) => [id, new Set<string>()]));
  const link = (one: string, other: string) => {
    if (one === other) return;
    related.get(one)?.add(other);
    related.get(other)?.add(one);
  };
  const subjects = new Map<string, string[]>();
  for (const document of volume.documents) {
    const refs = [...(document.refs ?? []), ...document.footnotes.flatMap((note) => note.refs)];
    for (const target of targetsOf(volume, refs)) link(document.id, target);
    const key = keyOf(subjectOf(document));
    if (key !== '') subjects.set(key, [...(subjects.get(key) ?? []), document.id]);
  }
  for (const same of subjects.values())
    if (same.length <= mostTwins) for (const one of same) for (const other of same) link(one, other);
  return related;
}

/** Words somebody remembers: three to eight of a sentence, in order, the rarer ones rather. */
function remembered(sentence: string, rarity: (word: string) => number, chance: Chance): string {
  const words = [...new Set(contentOf(sentence))];
  const many = 3 + Math.floor(chance() * 6);
  const chosen = words
    .map((word, at) => ({ word, at, weight: rarity(word) * (0.4 + chance()) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, many)
    .sort((one, other) => one.at - other.at);
  return chosen.map(({ word }) => word).join(' ');
}

const saying =
  /\b(said|told|asked|replied|noted|stressed|emphasized|argued|explained|stated|suggested|believed|thought|felt|reported|informed|indicated|pointed out)\b(?:[^.]{0,60}?\bthat\b)?/u;
const asking: readonly ((who: string, about: string) => string)[] = [
  (who, about) => `what did ${who} say about ${about}`,
  (who, about) => `what did ${who} think of ${about}?`,
  (who, about) => `${who} on ${about}`,
  (who, about) => `how did ${who} see the ${about}`,
];

/** The stretch of so many words that says most, from one that says something to another; undefined when all say little. */
function tellingRun(text: string, rarity: (word: string) => number, length: number): string | undefined {
  const words = typed(text).split(' ');
  const content = new Set(contentOf(text));
  let best: { readonly text: string; readonly worth: number } | undefined;
  for (let at = 0; at + length <= words.length; at++) {
    const run = words.slice(at, at + length);
    if (!content.has(run[0] ?? '') || !content.has(run.at(-1) ?? '')) continue;
    const worth = run.reduce((sum, word) => sum + (content.has(word) ? rarity(word) : 0), 0);
    if (worth > (best?.worth ?? leastWorth)) best = { text: run.join(' '), worth };
  }
  return best?.text;
}

/** "what did Ecevit say about the arms embargo", made of a sentence that names who says something. */
function questionOf(document: VolumeDocument, chance: Chance, rarity: (word: string) => number): string | undefined {
  const found: string[] = [];
  for (const { end, text } of document.mentions) {
    const rest = document.body.slice(end, end + 300).split(/(?<=[a-z\d])[.;]\s|\n/u)[0] ?? '';
    const verb = saying.exec(rest.slice(0, 120));
    if (verb === null || verb.index > 12 || /[.,;]/u.test(rest.slice(0, verb.index))) continue;
    const who = text.split(/\s+/u).at(-1) ?? text;
    const about = tellingRun(rest.slice(verb.index + verb[0].length), rarity, 3 + Math.floor(chance() * 3));
    if (about !== undefined) found.push(pick(chance, asking)?.(who, about) ?? '');
  }
  return pick(chance, found);
}

/** A note as a question: without archives and editions; undefined when little is left. */
function noteWords(text: string, least: number): string | undefined {
  const telling = text.replace(/\([^)]*\)/gu, ' ').split(/(?<=[a-z\d][.!?]["”’]?)\s+(?=["“‘]?\p{Lu})/u);
  const said = telling
    .filter((sentence) => !apparatus.test(sentence))
    .map((sentence) => typed(sentence.replace(pointing, ' ')));
  const longest = said
    .find((sentence) => contentOf(sentence).length >= least)
    ?.split(' ')
    .slice(0, mostNoteWords);
  return longest?.join(' ');
}

/** The sentence of a note in which it names another document. */
function citingSentence(note: Footnote): string {
  const first = note.refs.find(({ target }) => target.startsWith('#d'));
  const before = note.text.slice(0, first?.start ?? 0);
  const start = Math.max(before.lastIndexOf('. '), before.lastIndexOf('” ')) + 1;
  const end = note.text.indexOf('. ', first?.end ?? 0);
  return note.text.slice(start, end < 0 ? undefined : end);
}

/** Graded questions over volumes, the same each time; documents fall in the held-out half by their names. */
export function questionsFrom(volumes: readonly Volume[]): Asked[] {
  const counts = new Map<string, number>();
  let documents = 0;
  for (const { body } of volumes.flatMap((volume) => volume.documents)) {
    documents += 1;
    for (const word of new Set(wordsOf(body).map(stem))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const rarity = (word: string) =>
    Math.max(
      0,
      ...wordsOf(word).map((each) => {
        const count = counts.get(stem(each)) ?? 0;
        return count < fewestHolders ? 0 : Math.log((documents + 1) / count);
      }),
    );

  const asked: Asked[] = [];
  for (const volume of volumes) {
    const name = (id: string) => `${volume.name}/${id}`;
    const related = relatedIn(volume);
    const gradesFor = (kind: Kind, targets: readonly string[], without?: string): Grades => {
      const grades = new Map<string, number>();
      if (kind !== 'known item' && kind !== 'question')
        for (const target of targets) for (const near of related.get(target) ?? []) grades.set(name(near), 1);
      for (const target of targets) grades.set(name(target), 2);
      if (without !== undefined) grades.delete(name(without));
      return grades;
    };
    const bySubject = new Map<string, string[]>();
    for (const document of volume.documents) {
      const key = keyOf(subjectOf(document));
      bySubject.set(key, [...(bySubject.get(key) ?? []), document.id]);
    }
    for (const document of volume.documents) {
      const { id } = document;
      const chance = chanceOf(name(id));
      const heldOut = chance() < 0.5;
      const add = (kind: Kind, text: string | undefined, targets: readonly string[], without?: string) => {
        if (text === undefined || text.trim() === '') return;
        const grades = gradesFor(kind, targets, without);
        asked.push({ kind, text, grades, heldOut, ...(without === undefined ? {} : { without: name(without) }) });
      };
      const subject = typed(subjectOf(document));
      const twins = bySubject.get(keyOf(subjectOf(document))) ?? [];
      if (contentOf(subject).length >= fewestWords - 1 && twins.length <= mostTwins && twins[0] === id)
        add('title', subject, twins);
      for (const note of document.footnotes) {
        const targets = targetsOf(volume, note.refs).filter((target) => target !== id);
        if (targets.length > 0) add('citing note', noteWords(citingSentence(note), fewestWords), targets, id);
      }
      const own = document.footnotes.filter(({ refs }) => targetsOf(volume, refs).length === 0).map(({ text }) => text);
      add(
        'own note',
        pick(
          chance,
          own.flatMap((text) => noteWords(text, fewestNoteWords) ?? []),
        ),
        [id],
      );
      const sentences = sentencesOf(document.body)
        .map((sentence) => ({
          sentence,
          worth: contentOf(sentence)
            .map(rarity)
            .sort((a, b) => b - a)
            .slice(0, 6)
            .reduce((sum, each) => sum + each, 0),
        }))
        .sort((one, other) => other.worth - one.worth);
      const sentence = pick(chance, sentences.slice(0, Math.ceil(sentences.length / 2)));
      const words = sentence === undefined ? '' : remembered(sentence.sentence, rarity, chance);
      if (words.split(' ').length >= fewestWords) add('known item', words, [id]);
      add('question', questionOf(document, chance, rarity), [id]);
    }
  }
  return asked;
}

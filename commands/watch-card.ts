import type { AlreadyThere, Watch, WatchFound } from '../src/index.ts';
import { counted, joined, quotationOf, typedWords } from './compose.ts';
import { dateWords } from './dates.ts';
import { type Action, foreign, type Item, type Text } from './reply.ts';

/** What a watch watches for, as it was typed. */
export function watchName({ kind, text }: Watch): Text {
  return kind === 'person' ? [foreign(text)] : typedWords(text);
}

export function watchAction(what: 'pause' | 'resume' | 'remove', label: Text, { number }: Watch): Action {
  return { label, command: 'watch', options: { what, number: String(number) } };
}

export const allWatches: Action = { label: ['Watches'], command: 'watch', options: { what: 'list' } };

/** The button that lists what a watch has found. */
export function foundAction({ number }: Watch, label: string): Action {
  return { label: [label], command: 'watched', options: { number: String(number) } };
}

/** A watch in a list. */
export function watchItem(watch: Watch): Item {
  const { number, kind, made, paused } = watch;
  const since = dateWords(made.slice(0, 10), undefined, 'short');
  return {
    number: String(number),
    label: joined([watchName(watch), kind === 'person' ? 'person' : undefined]),
    note: joined([
      since === '' ? undefined : `since ${since}`,
      paused === undefined ? undefined : ['paused: ', foreign(paused)],
    ]),
  };
}

/** How broad a watch is, told by what is there already. */
export function thereWords({ paragraphs, documents, more }: AlreadyThere): string {
  if (paragraphs === 0) return 'Nothing that is there now matches it.';
  const found = `${counted(paragraphs, 'paragraph')} of ${more ? 'more than ' : ''}${counted(documents, 'document')}`;
  return `${found} that ${paragraphs === 1 ? 'is' : 'are'} there already ${paragraphs === 1 ? 'matches' : 'match'} it; these are not posted.`;
}

/** A document that a watch has found: its head, the words that match, and of a person, why it is he. */
export function foundItem({ hit, people }: WatchFound, number: number, locale: string | undefined): Item {
  const { title, date } = hit.card;
  const where = hit.inHeading ? 'heading' : hit.inTitle ? 'title' : undefined;
  const names = new Map(people.map(({ name, text, why }) => [`${name}\n${text}`, { name, text, why }]));
  const notes = [...names.values()].map(
    ({ name, text, why }): Text => [
      'named "',
      foreign(text),
      '"',
      ...(name === text ? [] : [', ', foreign(name)]),
      ' (',
      foreign(why),
      ')',
    ],
  );
  return {
    number: String(number),
    label: joined([[foreign(title)], dateWords(date.edtf, locale, 'short'), where]),
    quotation: { ...quotationOf(hit.citation, hit.matches), cut: hit.cut },
    ...(notes.length === 0 ? {} : { note: joined(notes, '; ') }),
  };
}

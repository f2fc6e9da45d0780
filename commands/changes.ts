import type { ChangedPassage, Document, PassagePlace, Stretch } from '../src/index.ts';
import { joined, pinOf, quotationOf } from './compose.ts';
import { sentenceAround } from './passage.ts';
import { foreign, type Item, type Run, type Text } from './reply.ts';

/** Words of a change that are shown beside their quotation, in UTF-16 units. */
const longestChange = 160;

/** The two versions that are compared. */
export interface Compared {
  readonly before: Document;
  readonly after: Document;
}

/** `¶3`, `¶3 (was ¶2)`, `title`. */
function placeWords({ before, after }: ChangedPassage): Text {
  const words = (place: PassagePlace): Run[] =>
    place.label === undefined ? [place.kind === 'line' ? 'header or foot' : place.kind] : ['¶', foreign(place.label)];
  const place = after ?? before;
  if (place === undefined) return [];
  const moved = before !== undefined && after !== undefined && before.label !== after.label;
  return moved ? [...words(place), ' (was ', ...words(before), ')'] : words(place);
}

function shortened(text: string): Run[] {
  const shown = text.length > longestChange ? `${text.slice(0, text.lastIndexOf(' ', longestChange))} …` : text;
  return ['"', foreign(shown), '"'];
}

/** `"met" became "saw"`, `struck "met"`, `added "saw"`; of a whole passage only that it went or came. */
function changeWords(passage: ChangedPassage, { before, after }: Stretch): Run[] {
  if (passage.after === undefined) return [{ strong: 'struck' }];
  if (passage.before === undefined) return [{ strong: 'added' }];
  if (after.text === '') return [{ strong: 'struck' }, ' ', ...shortened(before.text)];
  if (before.text === '') return [{ strong: 'added' }, ' ', ...shortened(after.text)];
  return [...shortened(before.text), ' became ', ...shortened(after.text)];
}

/** The words that changed, in their sentence, with the place in both versions. */
function changeItem(passage: ChangedPassage, stretch: Stretch, { before, after }: Compared): Item {
  const [later, ...more] = stretch.after.citations;
  const [earlier, ...others] = stretch.before.citations;
  const shown = later ?? earlier;
  const document = later === undefined ? before : after;
  const whole = passage.before === undefined || passage.after === undefined;
  const sentence = shown === undefined || whole ? undefined : sentenceAround(document, shown);
  const also = later === undefined ? others : [...more, ...(earlier === undefined ? [] : [earlier]), ...others];
  return {
    label: joined([placeWords(passage), changeWords(passage, stretch)]),
    ...(shown === undefined ? {} : { quotation: sentence ?? quotationOf(shown) }),
    ...(also.length === 0 ? {} : { also: also.map(pinOf) }),
  };
}

/** A paragraph whose portion mark changed. */
function markItem(passage: ChangedPassage): Item[] {
  const { before, after } = passage;
  if (before === undefined || after === undefined || before.mark === after.mark) return [];
  const mark = (place: PassagePlace): Run[] =>
    place.mark === undefined ? ['unmarked'] : ['(', foreign(place.mark), ')'];
  return [{ label: joined([placeWords(passage), [...mark(before), ' became ', ...mark(after)]]) }];
}

/** Every change as an item: where it is, what became of what, and the words in their sentence, cited in both versions. */
export function changeItems(changed: readonly ChangedPassage[], compared: Compared): Item[] {
  return changed.flatMap((passage) => [
    ...markItem(passage),
    ...passage.stretches
      .filter(({ kind }) => kind === 'changed')
      .map((stretch) => changeItem(passage, stretch, compared)),
  ]);
}

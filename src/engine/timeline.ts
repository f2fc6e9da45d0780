import type { Access } from '../access/access.ts';
import { bounds } from '../edtf.ts';
import { AskError } from '../errors.ts';
import { type Place, placeNamed, placesLike } from '../places/index.ts';
import type { Node } from '../search/query.ts';
import type { EventFilter, Store, StoredEvent } from '../store/store.ts';
import type { DayAnswer, TimelineAnswer, TimelineEvent } from './answers.ts';
import { spreadOf } from './density.ts';
import { type PeopleRegistry, peopleNamed, type Resolved } from './people.ts';
import { withReports } from './reports.ts';
import { withSendings } from './sendings.ts';

export const eventsOnPage = 100;
const mostUndated = 50;
const mostOnDay = 50;
const surelyMeant = 0.85;
const mostLike = 5;
const longestPlace = 60;

function shown({ date, text, status, citation, rule }: StoredEvent): TimelineEvent {
  return { date, text, status, citation, rule };
}

function bound(edtf: string | undefined, which: 'first' | 'last', option: string): string | undefined {
  if (edtf === undefined) return undefined;
  const calendar = bounds(edtf);
  if (calendar === undefined)
    throw new AskError(`"${edtf}" is no date on the calendar (${option}); write 2007, 2007-09 or 2007-09-17`);
  return calendar[which];
}

export interface TimelineQuestion {
  readonly about?: string;
  /** The words of `about` as the search understands them. */
  readonly node?: Node;
  /** Id of the one document whose events are asked for, instead of a topic. */
  readonly document?: string;
  /** A country, city, people or TAGS code, as typed. */
  readonly place?: string;
  /** Cables as well, on the day they were sent. */
  readonly sent?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** @throws AskError for a place that the gazetteer does not have, with those that look like it, or else some of the collection */
async function placeMeant(typed: string, here: () => Promise<readonly string[]>): Promise<Place> {
  const place = placeNamed(typed);
  if (place !== undefined) return place;
  const [like, known] = [placesLike(typed, mostLike), await here()];
  throw new AskError(`"${typed.slice(0, longestPlace)}" is no known country, city or TAGS code`, {
    suggestions: like.length > 0 ? like : known,
  });
}

/** The country that a topic is the very name of: its people, cities and posts are meant as well. */
function countryNamed(topic: string | undefined): Place | undefined {
  const place = topic === undefined || topic.length > longestPlace ? undefined : placeNamed(topic);
  return place?.taken === undefined ? place : undefined;
}

function ofPlace({ words, tags, posts }: Place): NonNullable<EventFilter['place']> {
  const nodes = words.map((name): Node => {
    const [first = '', ...more] = name.split(' ');
    if (more.length === 0) return { kind: 'word', text: first, prefix: false };
    return { kind: 'phrase', words: [first, ...more], prefix: false };
  });
  return { words: { kind: 'or', of: nodes }, tags, posts };
}

/** A topic is taken for a person only when it is the name, or the whole of the surname. */
function isSure({ tier, score }: Resolved): boolean {
  return tier === 'same' || (tier === 'likely' && score >= surelyMeant);
}

/**
 * Dated events in order, those without a place on the calendar apart. A topic fits an event when the event's
 * paragraph, heading, title or TAGS have its words, a topic that is somebody's name fits when the paragraph names that
 * person, and one that is a country's name is that place. `placesHere` are places of the collection, to suggest.
 */
export async function timelineOf(
  store: Store,
  access: Access,
  people: PeopleRegistry,
  question: TimelineQuestion,
  searched: number,
  placesHere: () => Promise<readonly string[]>,
): Promise<TimelineAnswer> {
  const from = bound(question.from, 'first', 'from');
  const to = bound(question.to, 'last', 'to');
  if (from !== undefined && to !== undefined && to < from) {
    throw new AskError(`the end (${question.to}) lies before the beginning (${question.from})`);
  }
  const place = question.place === undefined ? undefined : await placeMeant(question.place, placesHere);
  const meant = question.about === undefined ? [] : (await peopleNamed(people, question.about)).filter(isSure);
  const names = meant.flatMap(({ cluster }) => cluster.names.map((row) => row.key));
  const country = place === undefined && names.length === 0 ? countryNamed(question.about) : undefined;
  const within = place ?? country;
  const filter: Omit<EventFilter, 'dated'> = {
    ...(question.node === undefined || names.length > 0 || country !== undefined ? {} : { about: question.node }),
    ...(names.length === 0 ? {} : { names }),
    ...(question.document === undefined ? {} : { document: question.document }),
    ...(within === undefined ? {} : { place: ofPlace(within) }),
    ...(question.sent === true ? { sent: true } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const { from: _, to: __, ...anyTime } = filter;
  const page = { limit: question.limit ?? eventsOnPage, offset: question.offset ?? 0 };
  const first = page.offset === 0;
  const dated = await store.events({ ...filter, dated: true }, access, { ...page, facets: first });
  const undated = await store.events({ ...anyTime, dated: false }, access, { limit: mostUndated });
  const [only] = meant;
  const spread = dated.spans === undefined ? undefined : spreadOf(dated.spans);
  return {
    events: withReports((await withSendings(store, access, dated.items)).map(shown)),
    undated: withReports(undated.items.map(shown)),
    total: dated.total,
    searched,
    ...(only !== undefined && meant.length === 1 ? { person: only.cluster.name } : {}),
    ...(place === undefined
      ? {}
      : { place: { name: place.name, ...(place.taken === undefined ? {} : { taken: place.taken }) } }),
    ...(spread === undefined ? {} : { spread }),
  };
}

/** Documents and events of a calendar day (`MM-DD`) in any year, at most 50 of each. */
export async function dayOf(store: Store, access: Access, day: string, searched: number): Promise<DayAnswer> {
  if (!/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u.test(day)) {
    throw new AskError(`"${day}" is no day of the year; write month and day as 09-17`);
  }
  const documents = await store.cardsOnDay(day, access, mostOnDay);
  const events = await store.events({ dated: true, day }, access, { limit: mostOnDay });
  return { day, documents, events: events.items.map(shown), searched };
}

/** The events of one document, by its very id: dated ones in order, then the others, at most `limit` together; reports of one event as one. */
export async function eventsOf(store: Store, access: Access, document: string, limit: number) {
  const dated = await store.events({ document, dated: true }, access, { limit });
  const undated = await store.events({ document, dated: false }, access, { limit });
  return {
    events: withReports([...dated.items, ...undated.items].slice(0, limit).map(shown)),
    total: dated.total + undated.total,
  };
}

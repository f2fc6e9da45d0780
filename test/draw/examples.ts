import type { Picture, Standing } from '../../src/draw/index.ts';

/** Pictures of every kind, as answers make them. Sources: the two documents in seeds/, and figures made up by a fixed rule. */

export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const standings: readonly Standing[] = ['stated', 'planned', 'alleged', 'cancelled', 'habitual', 'sent'];
const two = (number: number) => String(number).padStart(2, '0');
const many = <Kind>(count: number, make: (at: number) => Kind) => Array.from({ length: count }, (_, at) => make(at));

const seeds: Picture = {
  kind: 'timeline',
  title: 'Timeline of belarus, 2007',
  months,
  total: 5,
  undated: 1,
  spread: {
    pieces: [4, 5, 6, 7, 8, 9, 10].map((month, at) => ({
      first: `2007-${two(month)}`,
      last: `2007-${two(month)}`,
      count: [1, 0, 1, 0, 1, 1, 1][at] ?? 0,
    })),
    wider: 0,
  },
  events: [
    { number: 1, date: '2007-04', when: 'Apr 2007', text: "Kramer's April visit to Minsk", standing: 'stated' },
    {
      number: 2,
      date: '2007-06-28',
      when: '28 Jun 2007',
      text: 'the two of them last met on June 28',
      standing: 'stated',
    },
    {
      number: 3,
      date: '2007-08',
      when: 'Aug 2007',
      text: 'the USG had expanded the categories of Belarus officials subject to visa restrictions in August',
      standing: 'stated',
    },
    {
      number: 4,
      date: '2007-09-07',
      when: '7 Sep 2007',
      text: 'Aleksandr Lukashenka submitted the amnesty proposal to parliament on September 7',
      standing: 'stated',
    },
    {
      number: 5,
      date: '2007-10-02',
      when: '2 Oct 2007',
      text: 'when it reconvenes on October 2',
      standing: 'planned',
    },
  ],
};

const decades: Picture = {
  kind: 'timeline',
  title: 'Timeline of disarmament',
  months,
  total: 300,
  undated: 12,
  spread: {
    pieces: many(30, (at) => ({ first: `${1960 + at}-01`, last: `${1960 + at}-12`, count: (at * 7) % 23 })),
    wider: 4,
  },
  events: many(20, (at) => ({
    number: 41 + at,
    date: at % 5 === 0 ? `19${68 + (at >> 2)}` : `19${68 + (at >> 2)}-${two(1 + ((at * 5) % 12))}-${two(1 + at)}`,
    when: `No. ${at}`,
    text: 'the Ambassador told the Foreign Minister that the delegation would bring instructions',
    standing: standings[at % standings.length] ?? 'stated',
  })),
};

const cyrillic: Picture = {
  kind: 'timeline',
  title: 'Timeline of Александр Григорьевич Лукашенко',
  months: many(12, (at) => `м${at}`),
  total: 4,
  undated: 0,
  events: [
    {
      number: 1,
      date: '1994-07-20',
      when: '20 июля 1994 г.',
      text: 'Александр Григорьевич Лукашенко вступил в должность президента Республики Беларусь ¶ 3 — § 4 · «цитата»',
      standing: 'stated',
    },
    { number: 2, date: '1996/1998', when: '1996–1998', text: 'длинноесловобезпробелов'.repeat(9), standing: 'alleged' },
    { number: 3, date: '../1995', when: 'until 1995', text: '在北京 open at the beginning', standing: 'habitual' },
    { number: 4, date: 'XXXX-04', when: 'April (year unknown)', text: 'back in April', standing: 'stated' },
  ],
};

const documents = many(40, (at) => ({
  id: `07MINSK${300 + at}`,
  label: `07 MINSK ${300 + at}`,
  ...(at % 7 === 5
    ? { missing: true as const }
    : { when: `${1 + (at % 28)} Sep 2007`, title: 'THE AMBASSADOR AND THE MINISTER' }),
}));
const link = (from: number, to: number) => ({ from: documents[from]?.id ?? '', to: documents[to]?.id ?? '' });

/** By the names of their golden files. */
export const examples: Readonly<Record<string, Picture>> = {
  'timeline-seeds': seeds,
  'timeline-decades': decades,
  'timeline-cyrillic': cyrillic,
  'mentions-months': {
    kind: 'mentions',
    title: 'Mentions of Aleksandr Lukashenka',
    months,
    dates: [...many(60, (at) => `200${5 + (at % 3)}-${two(1 + ((at * 5) % 12))}-11`), '2006'],
    undated: 5,
    total: 90,
  },
  'thread-small': {
    kind: 'thread',
    title: 'References around 07 MINSK 300',
    root: '07MINSK300',
    cut: false,
    documents: documents.slice(0, 7),
    links: [link(0, 1), link(0, 2), link(0, 5), link(4, 0), link(1, 6), link(2, 6)],
  },
  'thread-large': {
    kind: 'thread',
    title: 'References around 07 MINSK 300',
    root: '07MINSK300',
    cut: true,
    documents: [...documents, { id: '08KYIV1', label: '08 KYIV 1', missing: true }],
    links: [
      ...many(39, (at) => (at < 14 ? link(0, at + 1) : at < 24 ? link(at + 1, 0) : link(1 + (at % 4), at + 1))),
      link(30, 20),
      { from: '07MINSK301', to: '08KYIV1' },
    ],
  },
  holdings: {
    kind: 'holdings',
    title: '251,287 documents',
    subtitle: '1,204,333 paragraphs · 88,201 people',
    months,
    years: many(38, (at) => ({ value: String(1973 + at), count: (at * 991) % 4000 })),
    undated: 120,
    lists: [
      {
        name: 'Kinds',
        tallies: [
          { value: 'cable', count: 251_280 },
          { value: 'article', count: 7 },
        ],
      },
      {
        name: 'Origins',
        tallies: many(25, (at) => ({ value: `Embassy Buenos Aires, Argentina ${at}`, count: 900 - at })),
      },
    ],
  },
};

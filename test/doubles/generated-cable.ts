import fc from 'fast-check';

/** A cable as text, and what a reader must find in it. */
export interface GeneratedCable {
  readonly text: string;
  readonly id: string;
  readonly paragraphs: readonly string[];
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const stations = ['MINSK', 'MOSCOW', 'KYIV', 'VILNIUS', 'WARSAW', 'ANKARA', 'PARIS', 'STATE'];
const sentences = [
  'Ambassador Karen Stewart met Foreign Minister Sergei Martynov on March 4 to discuss the release of political prisoners.',
  'Martynov claimed that the government had never asked for it.',
  'The embassy will follow up when parliament reconvenes on October 2.',
  'Poloff Jonathan Moore told the mission that "nobody believes in the amnesty" any more.',
  'Turnout was 81.4 percent in 2006, according to the Central Electoral Commission.',
  'Former Prime Minister Mikhail Chigir, who was present, declined to comment.',
  'See 07 MINSK 352 for details.',
  'The next round of talks is expected in early April.',
  "Belarus' economy, he said, had grown by 9 percent since the meeting in Warsaw.",
];

/** Wraps words into lines of at most `width`, as telegrams are. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

interface Parts {
  readonly station: string;
  readonly serial: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly width: number;
  readonly marker: number;
  readonly bodies: readonly (readonly string[])[];
}

function built(parts: Parts): GeneratedCable {
  const paragraphs = parts.bodies.map((body) => body.join(' '));
  const serial = String(parts.serial).padStart(6, '0');
  const year = String(parts.year % 100).padStart(2, '0');
  const header = [
    'VZCZCXYZ0001',
    'RR RUEHWEB',
    `R ${String(parts.day).padStart(2, '0')}1200Z ${months[parts.month]} ${year}`,
    `FM ${parts.station === 'STATE' ? 'SECSTATE WASHDC' : `AMEMBASSY ${parts.station}`}`,
    'TO RUEHC/SECSTATE WASHDC 0001',
    `C O N F I D E N T I A L SECTION 01 OF 02 ${parts.station} ${serial}`,
    'SIPDIS',
    'E.O. 12958: DECL: 03/04/2018',
    'TAGS: PREL, PGOV, BO',
    'SUBJECT: GENERATED FOR A TEST',
    'Classified By: Ambassador Karen Stewart for reasons 1.4 (b) and (d)',
  ];
  let breaks = parts.marker;
  const body = paragraphs.flatMap((paragraph, at) => {
    const lines = wrapped(`${at + 1}. (C) ${paragraph}`, parts.width);
    const cut = lines.length > 2 && breaks-- === 0;
    const marked = cut
      ? [...lines.slice(0, 2), '', `${parts.station} 00${serial} 002 OF 002`, '', ...lines.slice(2)]
      : lines;
    return [...marked, ''];
  });
  const text = [...header, '', ...body, 'STEWART', ''].join('\n');
  return { text, id: `${year}${parts.station}${parts.serial}`, paragraphs };
}

export const generatedCable: fc.Arbitrary<GeneratedCable> = fc
  .record({
    station: fc.constantFrom(...stations),
    serial: fc.integer({ min: 1, max: 99_999 }),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 0, max: 11 }),
    year: fc.integer({ min: 1990, max: 2010 }),
    width: fc.integer({ min: 50, max: 90 }),
    marker: fc.integer({ min: 0, max: 3 }),
    bodies: fc.array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(built);

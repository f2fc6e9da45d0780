import { dateWords } from '../commands/dates.ts';
import { nearestWords } from '../commands/nearest.ts';
import type { Collection, DecisionMade, Signed } from '../src/index.ts';
import { withCollection } from './cli-collection.ts';
import { exits, type Subcommand, UsageError, type World } from './cli-world.ts';
import { written } from './terminal/conversation.ts';
import { visible, visibleJson } from './terminal/visible.ts';

type Words = readonly string[];
type By = Pick<Signed, 'who' | 'why'>;

/** What can be done: how many words it takes, and what it does. */
interface Doing {
  readonly words: readonly [number, number];
  readonly does: (collection: Collection, words: Words, by: By) => Promise<readonly DecisionMade[]>;
}

const doings: Readonly<Record<string, Doing>> = {
  merge: {
    words: [2, 2],
    does: async ({ decisions }, [one = '', other = ''], by) => [await decisions.merge(one, other, by)],
  },
  split: {
    words: [2, 2],
    does: async ({ decisions }, [one = '', other = ''], by) => [await decisions.split(one, other, by)],
  },
  undo: { words: [0, 1], does: async ({ decisions }, [number], by) => [await decisions.undo(numberOf(number), by)] },
  list: { words: [0, 0], does: ({ decisions }) => decisions.list() },
};

function numberOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (!/^\d{1,9}$/u.test(typed))
    throw new UsageError('reftel people undo takes the number of a decision (reftel people list)');
  return Number(typed);
}

function doingNamed(name: string): Doing {
  const doing = Object.hasOwn(doings, name) ? doings[name] : undefined;
  if (doing !== undefined) return doing;
  const near = nearestWords(name, Object.keys(doings))[0];
  throw new UsageError(
    `reftel people can ${Object.keys(doings).join(', ')}, not "${name}"${near === undefined ? '' : `; did you mean ${near}?`}`,
  );
}

/** Whom the system says the operator is, where nobody says otherwise. */
function operator({ environment }: World): string {
  const names = ['USER', 'LOGNAME', 'USERNAME'].map((name) => environment[name] ?? '');
  return names.find((name) => name.trim() !== '') ?? 'unknown';
}

const signature = (verb: string, { who, at, why }: Signed): string =>
  `${verb} by ${who}${at === '' ? '' : ` on ${dateWords(at.slice(0, 10))}`}${why === '' ? '' : `: ${why}`}`;

const effects: Readonly<Record<DecisionMade['standing'], string>> = {
  'in force': '',
  waiting: 'waits: not both names are in the collection now',
  overruled: 'not in force: a split stands against it',
  undone: '',
};

/** A decision in a few lines: what, whether it holds, who and why. */
function told({ number, kind, one, other, signed, undone, standing }: DecisionMade): string {
  const lines = [
    `${number}  "${one}" ${kind === 'merge' ? 'is' : 'is not'} "${other}"${standing === 'undone' ? '  (undone)' : ''}`,
    signature(kind === 'merge' ? 'joined' : 'split', signed),
    undone === undefined ? '' : signature('undone', undone),
    effects[standing],
  ];
  return lines
    .filter((line) => line !== '')
    .map((line, at) => `${at === 0 ? '' : '   '}${visible(line)}\n`)
    .join('');
}

/** `reftel people`: what an operator knows better than the rules. */
export const people: Subcommand = {
  name: 'people',
  usage: 'people merge|split NAME NAME, undo [N], list',
  summary: 'Decide that two people are one, or that one is two',
  help: [
    'merge joins two people, split tells two names of one person apart, undo takes a decision back (the last one, or number',
    'N), list shows all of them. Names are as /who has them; a bare name belongs to a document: "Kramer (07STATE130159)".',
    'Decisions are kept with who, when and why, hold for documents that are read later, and are shown in /who.',
  ].join('\n'),
  options: {
    why: { type: 'string', describes: 'the reason, kept with the decision' },
    by: { type: 'string', describes: 'who decides (usual: the name you are logged in by)' },
    json: { type: 'boolean', describes: 'as JSON' },
  },
  words: [1, 3],
  async run([name = '', ...words], { why, by, json }, world) {
    const { words: taken, does } = doingNamed(name);
    const [least, most] = taken;
    if (words.length < least || words.length > most) throw new UsageError(`Usage: reftel ${this.usage}`);
    const signed = {
      who: typeof by === 'string' && by.trim() !== '' ? by.trim() : operator(world),
      why: typeof why === 'string' ? why.trim() : '',
    };
    const made = await withCollection(world, (collection) => does(collection, words, signed));
    if (json === true) await written(world.output, `${visibleJson(name === 'list' ? made : made[0])}\n`);
    else
      await written(world.output, made.length === 0 ? 'Nobody has decided anything yet.\n' : made.map(told).join(''));
    return exits.done;
  },
};

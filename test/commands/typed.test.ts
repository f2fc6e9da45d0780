import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandNamed, readLine, typedForm } from '../../commands/typed.ts';
import { AskError } from '../../src/index.ts';

function read(line: string) {
  const { command, options } = readLine(line, commands);
  const { share, page, exact, repeats, explain, depth, show, ...told } = options;
  const set = Object.entries({ share, page, exact, repeats, explain, depth, show }).filter(
    ([, value]) => !isDefault(value),
  );
  return [command.name, { ...told, ...Object.fromEntries(set) }];
}

function isDefault(value: unknown): boolean {
  return [undefined, false, 1, 'card'].includes(value as undefined);
}

function failure(line: string): AskError {
  try {
    readLine(line, commands);
  } catch (error) {
    if (error instanceof AskError) return error;
    throw error;
  }
  throw new Error(`"${line}" was read`);
}

const lines: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ['/cite STATE 130159 3 apa', 'cite', { id: 'STATE 130159', paragraph: '3', style: 'apa' }],
  ['/cite STATE 130159', 'cite', { id: 'STATE 130159', style: 'chicago' }],
  ['/cite MINSK 352', 'cite', { id: 'MINSK 352', style: 'chicago' }],
  ['/cite 07 MINSK 352 2', 'cite', { id: '07 MINSK 352', paragraph: '2', style: 'chicago' }],
  ['/cite 07STATE130159 ¶3-5 MLA', 'cite', { id: '07STATE130159', paragraph: '3-5', style: 'mla' }],
  ['/cite id:STATE 130159 3 apa', 'cite', { id: 'STATE 130159', paragraph: '3', style: 'apa' }],
  [
    '/cite STATE 130159 "you will be happy" apa',
    'cite',
    { id: 'STATE 130159', quote: 'you will be happy', style: 'apa' },
  ],
  ['/cite "you will be happy"', 'cite', { id: 'you will be happy', style: 'chicago' }],
  ['/cite STATE 130159 style:csl-json', 'cite', { id: 'STATE 130159', style: 'csl-json' }],
  ['/timeline belarus 2007', 'timeline', { about: 'belarus', from: '2007', to: '2007' }],
  ['/timeline belarus 2006 2007', 'timeline', { about: 'belarus', from: '2006', to: '2007' }],
  ['/timeline belarus from:2007', 'timeline', { about: 'belarus', from: '2007' }],
  ['/timeline to:1990s', 'timeline', { to: '199X' }],
  ['/timeline 2007', 'timeline', { from: '2007', to: '2007' }],
  ['/timeline "2007"', 'timeline', { about: '2007' }],
  [
    '/timeline David Kramer 17 September 2007',
    'timeline',
    { about: 'David Kramer', from: '2007-09-17', to: '2007-09-17' },
  ],
  [
    '/timeline belarus from:17 September 2007 to:Oct 2007',
    'timeline',
    { about: 'belarus', from: '2007-09-17', to: '2007-10' },
  ],
  ['/timeline from: 2007 belarus', 'timeline', { about: 'belarus', from: '2007' }],
  ['/timeline', 'timeline', {}],
  ['/find person:"Kozulin" after:2007', 'find', { query: 'person:"Kozulin" after:2007' }],
  ['/find goverment exact:true', 'find', { query: 'goverment', exact: true }],
  ['/find goal posts page:3 explain:true', 'find', { query: 'goal posts', page: 3, explain: true }],
  ['/find "page:2 share:true" x share:yes', 'find', { query: '"page:2 share:true" x', share: true }],
  ['/find "unclosed', 'find', { query: '"unclosed' }],
  ['/find amnesty 2007 3', 'find', { query: 'amnesty 2007 3' }],
  ['/who "David Kramer"', 'who', { name: 'David Kramer' }],
  ['/who “David Kramer” page:2', 'who', { name: 'David Kramer', page: 2 }],
  ['who lukashenko', 'who', { name: 'lukashenko' }],
  ['/whois lukashenko', 'who', { name: 'lukashenko' }],
  ['/WHO Lukashenko', 'who', { name: 'Lukashenko' }],
  ['/reftel who lukashenko', 'who', { name: 'lukashenko' }],
  ['  / reftel /who lukashenko  ', 'who', { name: 'lukashenko' }],
  ['/doc STATE 130159', 'cable', { id: 'STATE 130159' }],
  ['/cable STATE 130159 3', 'cable', { id: 'STATE 130159', paragraph: '3' }],
  ['/cable group of 77', 'cable', { id: 'group of 77' }],
  ['/cable BELARUS: AMBASSADOR HINTS', 'cable', { id: 'BELARUS: AMBASSADOR HINTS' }],
  ['/cable https://example.org/a:b', 'cable', { id: 'https://example.org/a:b' }],
  ['/cable talk to belarus page:7', 'cable', { id: 'talk to belarus', page: 7 }],
  ['/thread STATE 130159 3', 'thread', { id: 'STATE 130159', depth: 3 }],
  ['/thread MINSK 3', 'thread', { id: 'MINSK 3', depth: 2 }],
  ['/on-this-day 17 September', 'on-this-day', { date: '09-17' }],
  ['/stats share:true', 'stats', { share: true }],
  ['/reftel', 'help', {}],
  ['', 'help', {}],
];

describe('a typed line', () => {
  it.each(lines)('%s', (line, command, options) => {
    expect(read(line)).toEqual([command, options]);
  });

  it('names the nearest command for one it does not know, with what followed', () => {
    const error = failure('/timelime belarus');
    expect(error.message).toContain('"/timelime"');
    expect(error.suggestions).toEqual(['/timeline belarus']);
  });

  it('offers to look for the words when no command is near', () => {
    expect(failure('political prisoners').suggestions).toEqual(['/help', '/find political prisoners']);
  });

  it('points at an option that the command does not have and names the nearest', () => {
    const error = failure('/cite STATE 130159 stile:apa');
    expect(error.message).toBe('/cite has no option "stile"');
    expect(error.text?.slice(error.at)).toBe('stile:apa');
    expect(error.suggestions).toEqual(['style:']);
  });

  it('points at a quotation mark that is never closed', () => {
    const error = failure('/who david "kramer');
    expect(error.message).toBe('The quotation mark at position 7 is never closed');
    expect(error.at).toBe(6);
  });

  it.each([
    ['/who', 'name is missing'],
    ['/cite STATE 130159 style:nature', 'style is one of chicago'],
    ['/who kramer page:0', 'page is a whole number from 1'],
    ['/who kramer page:two', 'page is a whole number from 1'],
    ['/stats share:perhaps', 'share is true or false'],
    ['/timeline belarus from:9/17/07', 'from is a date such as 2007'],
    ['/timeline belarus from:2007-02-30', 'from is a date such as 2007'],
    ['/on-this-day 31 June', 'date is a day of the year'],
    ['/timeline x from:2007 from:2008', 'given twice'],
    ['/stats now', 'takes no words'],
    [`/who ${'x'.repeat(1_001)}`, 'at most 1,000 characters'],
    [`/who ${'x'.repeat(50_000)}`, 'at most 4000 characters'],
  ])('says what would do: %.60s', (line, message) => {
    expect(failure(line).message).toContain(message);
  });

  it('reads a line of thousands of words, colons or quotation marks', () => {
    for (const odd of ['a '.repeat(1_900), 'a: '.repeat(1_200), '"" '.repeat(400), '\\'.repeat(900)]) {
      expect(() => read(`/who ${odd}`)).not.toThrow(TypeError);
    }
  }, 10_000);
});

describe('the typed form of a command', () => {
  it.each([
    ['who', { name: 'David Kramer' }, '/who David Kramer'],
    ['who', { name: 'A "B" C:d', page: 2 }, '/who "A \\"B\\" C:d" page:2'],
    ['timeline', { about: '2007' }, '/timeline "2007"'],
    ['timeline', { from: '199X' }, '/timeline from:199X'],
    ['find', { query: '"goal posts" -x', page: 2 }, '/find "goal posts" -x page:2'],
    ['cite', { id: '07STATE130159', paragraph: '3' }, '/cite 07STATE130159 paragraph:3'],
    ['find', { query: 'goal "posts', explain: true }, '/find explain:true goal "posts'],
    ['help', {}, '/help'],
  ])('%s %j', (name, options, form) => {
    const command = commandNamed(name, commands);
    if (command === undefined) throw new Error(name);
    expect(typedForm(command, options as Record<string, string>)).toBe(form);
  });
});

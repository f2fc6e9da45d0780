import { describe, expect, it } from 'vitest';
import { batch } from '../../commands/batch.ts';
import type { Context } from '../../commands/command.ts';
import { lettersOf } from '../../commands/compose.ts';
import type { Reply } from '../../commands/reply.ts';
import { typedForm } from '../../commands/typed.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { seedCollection } from '../seeds/collection.ts';

const collection = seedCollection();

describe('/batch', () => {
  it('gives the best answer to each line, its citation and its certainty, in a file', async () => {
    const lines = [
      'name',
      'STATE 130159',
      'lukashenko',
      '"a general amnesty to be approved by parliament when it reconvenes"',
      'Nobody Ofthatname',
      'STATE 130159',
      '99 MINSK 1',
    ];
    const { reply } = await ask(`/batch ${lines.join('\n')}`, contextOf(collection()));
    const rows = (reply.attachments[0]?.content ?? '').trim().split('\r\n');
    expect(rows[0]).toBe('"line","kind","answer","certainty","document","citation"');
    expect(rows[1]).toContain(
      '"id","BELARUS: AMBASSADOR HINTS AT POLITICAL PRISONER RELEASES","exact","07STATE130159"',
    );
    expect(rows[2]).toContain('"lukashenko","name","Aleksandr Lukashenka"');
    expect(rows[3]).toMatch(
      /"quotation","a general amnesty to be approved by parliament when it reconvenes","exact",.*¶2"$/u,
    );
    expect(rows[4]).toContain('"Nobody Ofthatname","name","","not found"');
    expect(rows[5]).toContain('"99 MINSK 1","id","","not found"');
    expect(rows).toHaveLength(6);
    expect(reply.title).toEqual(['5 lines looked up, 3 found']);
  });

  it('stops in time and says what is left', async () => {
    let time = 0;
    const now = () => {
      time += 60_000;
      return new Date(time);
    };
    const { text } = await ask('/batch a b\nc d\ne f', contextOf(collection(), { now }));
    expect(text).toContain('2 lines were not looked up');
  });

  it('goes on with what is left, where a button is pressed, until nothing is', async () => {
    let time = 0;
    const now = () => {
      time += 60_000;
      return new Date(time);
    };
    const typed = ['/batch a b\nSTATE 130159\ne f'];
    const looked: string[] = [];
    for (let line = typed.pop(); line !== undefined && looked.length < 9; line = typed.pop()) {
      const { reply } = await ask(line, contextOf(collection(), { now }));
      looked.push(lettersOf(reply.subtitle ?? []));
      const next = reply.actions.find(({ command }) => command === 'batch');
      if (next !== undefined) typed.push(typedForm(batch, next.options));
    }
    expect(looked).toEqual(['lines 1 to 1 of 3', 'lines 2 to 2 of 3', 'lines 3 to 3 of 3']);
    const over = await ask('/batch a b\nc d skip:2', contextOf(collection(), { now }));
    expect(over.text).toContain('all of them are passed over');
  });

  it('writes nothing that a spreadsheet runs', async () => {
    const { reply } = await ask('/batch =HYPERLINK("x")', contextOf(collection()));
    expect(reply.attachments[0]?.content).toContain('"\'=HYPERLINK(""x"")"');
  });

  const given = (bytes: Uint8Array | string, name: string): Partial<Context> => ({
    file: async () => ({
      name,
      chunks: (async function* () {
        yield Buffer.from(bytes);
      })(),
    }),
  });
  const looked = async (bytes: Uint8Array | string, name: string) =>
    (await ask('/batch file:x', contextOf(collection(), given(bytes, name)))).reply;
  const asked = ({ attachments }: Reply) =>
    (attachments[0]?.content ?? '')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => /^"((?:[^"]|"")*)"/u.exec(row)?.[1]);

  it.each([
    [
      'the column that is named, whatever separates it',
      'a.csv',
      'no;Quotation\n1;"one; two"\n2;"three\nfour"\n',
      ['one; two', 'three four'],
    ],
    [
      'the first column where none is named',
      'a.tsv',
      'STATE 130159\tx\nlukashenko\ty\n',
      ['STATE 130159', 'lukashenko'],
    ],
    [
      'lines, commas and all',
      'a.txt',
      'name\r\nKozulin, Aleksandr\r\n\r\nKramer, David\r\n',
      ['Kozulin, Aleksandr', 'Kramer, David'],
    ],
    ['each once', 'a.txt', 'kramer\nkramer\n kramer', ['kramer']],
    ['Windows-1252', 'a.txt', Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]), ['Müller']],
  ])('reads of a file %s', async (_, name, content, lines) => {
    expect(asked(await looked(content, name))).toEqual(lines);
  });

  const kindsOf = ({ attachments }: Reply) =>
    (attachments[0]?.content ?? '')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => /^"(?:[^"]|"")*","(\w+)","(?:[^"]|"")*","([\w ,]+)"/u.exec(row)?.slice(1).join(' '));

  it.each([
    ['"you will be happy"\nyou will be happy\n"Kozulin"\n"Kramer, David"', 'a.txt', 4],
    ['"you will be happy",x\nKozulin,z\n"Kramer, David",z', 'a.csv', 3],
  ])('takes few words for a name, and where nobody has it for words of a document: %j', async (list, name, count) => {
    const kinds = kindsOf(await looked(list, name));
    const quotations = Array.from({ length: count - 2 }, () => 'quotation exact');
    expect(kinds).toEqual([...quotations, 'name likely', 'name same']);
  });

  it('takes typed words in quotation marks for a quotation, also when they were changed', async () => {
    const { reply } = await ask('/batch "you will not be happy"\n“you will be happy”', contextOf(collection()));
    expect(kindsOf(reply)).toEqual(['quotation altered', 'quotation exact']);
  });

  it('takes the lines for what their heading says', async () => {
    const under = async (heading: string) => kindsOf(await looked(`"${heading}"\nKozulin\n`, 'a.txt'));
    expect([await under('Quotation'), await under('name'), await under('id')]).toEqual([
      ['quotation exact'],
      ['name likely'],
      ['id not found'],
    ]);
  });

  it.each([
    ['\u0000\u0001\u0002binary', 'a.csv', 'binary data'],
    ['PK\u0003\u0004', 'a.csv', 'zip archive'],
    ['', 'a.txt', 'empty'],
    [' \n \n', 'a.txt', 'nothing to look up'],
    [`a,"${'x'.repeat(200_000)}`, 'a.csv', 'can not be read'],
  ])('refuses %j as %s', async (content, name, words) => {
    const reply = await looked(content, name);
    expect(reply.outcome).toBe('problem');
    expect(JSON.stringify(reply)).toContain(words);
  });

  it('looks up a thousand of them and no letter soup, and tells how far it is', async () => {
    const told: string[] = [];
    const many = ['STATE 130159', ...Array.from({ length: 1_200 }, (_, at) => `${at} ${'x'.repeat(4_000)}`)].join('\n');
    const context = contextOf(collection(), { ...given(many, 'a.txt'), progress: (words) => told.push(words) });
    const { reply, text } = await ask('/batch file:x', context);
    expect(reply.title).toEqual(['1,000 lines looked up, 1 found']);
    expect(reply.attachments[0]?.content).toContain('"too long"');
    expect(text).toContain('201 lines were not looked up');
    expect(told[119]).toBe('Checked 120 of 1,000');
  });

  it('takes a file or lines, one of them, and no file where none can be handed in', async () => {
    for (const line of ['/batch', '/batch kramer file:x', '/batch file:x'])
      expect((await ask(line, contextOf(collection()))).reply.outcome).toBe('problem');
  });
});

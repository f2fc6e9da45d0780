import { describe, expect, it } from 'vitest';
import { cite } from '../../commands/cite.ts';
import type { Pin } from '../../commands/reply.ts';
import { contextOf } from '../doubles/asking.ts';
import { collectionOf } from '../doubles/collection.ts';

const context = contextOf(collectionOf());
const permalink = ({ document, start, end, version = 1 }: Pin) => `reader:${document}:${version}:${start}-${end}`;

async function citing(paragraph: string | undefined, reader: boolean) {
  const options = cite.options.parse({ id: '05OSLO77', ...(paragraph === undefined ? {} : { paragraph }) });
  const { blocks } = await cite.run(options, reader ? { ...context, permalink } : context);
  return blocks;
}

describe('/cite', () => {
  it('gives an address for good, without anything that lets one in, and a pin cite that leads there', async () => {
    const blocks = await citing('2', true);
    const [list, copy] = blocks.slice(-2);
    expect(copy).toMatchObject({ kind: 'copy', label: 'permalink' });
    expect(copy?.kind === 'copy' && copy.text.foreign).toMatch(/^reader:05OSLO77:1:\d+-\d+$/u);
    expect(list?.kind === 'list' && list.items[0]?.also?.[0]?.pin).toBe('05OSLO77 ¶2');
  });

  it('gives none where there is no reader', async () => {
    expect(JSON.stringify(await citing('2', false))).not.toContain('permalink');
  });
});

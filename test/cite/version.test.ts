import { expect, it } from 'vitest';
import { citeStyles, formatCitation } from '../../src/cite/index.ts';
import { documentOf } from '../store/documents.ts';

const cable = documentOf({
  id: '07STATE1',
  title: 'VISIT',
  edtf: '2007-01-02',
  paragraphs: ['x'],
  cable: { mrn: '07STATE1' },
});
const article = documentOf({ id: 'visit', title: 'Visit', outlet: 'Foreign Policy', paragraphs: ['x'] });

it.each(citeStyles)('%s names the version from the second on', (style) => {
  for (const document of [cable, article]) {
    const first = formatCitation(document, ['1'], style);
    expect(formatCitation({ ...document, version: 1 }, ['1'], style)).toBe(first);
    expect(first).not.toMatch(/version/iu);
    const second = formatCitation({ ...document, version: 2 }, ['1'], style);
    expect(second).toMatch(/version\W+2\b/iu);
  }
});

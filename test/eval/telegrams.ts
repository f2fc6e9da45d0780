import { existsSync, readFileSync } from 'node:fs';
import { cable } from '../../src/formats/cable/index.ts';
import { canonicalId } from '../../src/mrn/index.ts';

interface Named {
  readonly name: string;
  readonly precedence?: string;
  readonly serial?: string;
}

interface Telegram {
  readonly mrn: string;
  readonly text: string;
  readonly expected: {
    readonly classification: string;
    readonly captions?: string[];
    readonly precedence: string;
    readonly sentAt: string;
    readonly from: string;
    readonly to: (string | Named)[];
    readonly info: (string | Named)[];
    readonly eo: { readonly order: string; readonly date?: string };
    readonly tags: string[];
    readonly subject: string;
    readonly refs: (string | null)[][];
    readonly para1?: string;
    readonly paragraphMarks?: [number, string | null][];
  };
}

export interface TelegramResult {
  readonly id: string;
  readonly found: unknown;
  readonly expected: unknown;
}

const named = (one: string | Named) => (typeof one === 'string' ? { name: one } : one);

/** Reads the telegram openings of the 1970s and pairs each field with what is expected of it. */
export function telegramCases(path: string): Map<string, TelegramResult[]> {
  const results = new Map<string, TelegramResult[]>();
  if (!existsSync(path)) return results;
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Telegram[] };
  for (const { mrn, text, expected } of cases) {
    const document = cable.parse({ name: 'case', sha256: '00000000', text });
    const header = document.cable;
    const add = (field: string, found: unknown, wanted: unknown) =>
      results.set(`1970s ${field}`, [...(results.get(`1970s ${field}`) ?? []), { id: mrn, found, expected: wanted }]);
    const plain = (list: typeof header extends undefined ? never : readonly Named[] | undefined) =>
      list?.map(({ name, precedence, serial }) => ({
        name,
        ...(precedence === undefined ? {} : { precedence }),
        ...(serial === undefined ? {} : { serial }),
      }));
    add('mrn', header?.mrn, canonicalId(mrn));
    add('classification', header?.classification, expected.classification);
    add('captions', header?.captions, expected.captions ?? []);
    add('precedence', header?.precedence, expected.precedence);
    add('sentAt', header?.sentAt, expected.sentAt);
    add('from', header?.from?.name, expected.from);
    add('to', plain(header?.to), expected.to.map(named));
    add('info', plain(header?.info), expected.info.map(named));
    add('order', header?.declassify, { order: expected.eo.order, on: expected.eo.date });
    add(
      'tags',
      header?.tags.map((tag) => tag.code),
      expected.tags,
    );
    add('subject', document.title, expected.subject);
    add(
      'references',
      document.references.map((each) => [each.label ?? null, each.id]),
      expected.refs.map((each) => each.slice(0, 2)),
    );
    if (expected.para1 !== undefined) add('paragraph', document.paragraphs[0]?.text, expected.para1);
    if (expected.paragraphMarks !== undefined)
      add(
        'marks',
        document.paragraphs.map((each) => [Number(each.label), each.mark ?? null]),
        expected.paragraphMarks,
      );
  }
  return results;
}

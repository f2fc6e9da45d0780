import { sentRule, type TimelineEvent } from '../src/index.ts';
import { andMore, joined, quotationOf } from './compose.ts';
import { dateWords } from './dates.ts';
import type { Block, Item } from './reply.ts';

const mostUndated = 10;

function basisWords({ basis }: TimelineEvent['date']): string | undefined {
  if (basis === 'document') return 'dated from its document';
  return basis === 'text' ? 'dated from the text' : undefined;
}

/** Its status, and that of other reports of it where they differ: "planned, elsewhere stated". */
function statusWords({ status, reports = [] }: TimelineEvent): string {
  const others = [...new Set(reports.map((report) => report.status))].filter((other) => other !== status);
  return others.length === 0 ? status : `${status}, elsewhere ${others.join(' and ')}`;
}

/** An event of a list: its date in words, its own words, its status and how the date is known. */
export function eventItem(event: TimelineEvent, locale: string | undefined, number?: number): Item {
  return {
    ...(number === undefined ? {} : { number: String(number) }),
    label: [dateWords(event.date.edtf, locale, 'short')],
    quotation: quotationOf(event.citation),
    note: event.rule === sentRule ? ['cable sent'] : joined([statusWords(event), basisWords(event.date)]),
    ...(event.reports === undefined ? {} : { also: event.reports.map(({ citation }) => quotationOf(citation).cite) }),
  };
}

/** Events without a place on the calendar, apart, bounded. */
export function undatedBlocks(undated: readonly TimelineEvent[], locale: string | undefined): Block[] {
  if (undated.length === 0) return [];
  const items = undated.slice(0, mostUndated).map((event) => eventItem(event, locale));
  return [{ kind: 'list', title: ['undated'], items: [...items, ...andMore(undated.length - mostUndated, 'undated')] }];
}

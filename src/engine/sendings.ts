import type { Access } from '../access/access.ts';
import { citeSource } from '../citation.ts';
import type { Citation, Document } from '../document.ts';
import { bounds } from '../edtf.ts';
import { findDates } from '../facts/dates.ts';
import { sentRule } from '../store/rows.ts';
import type { Store, StoredEvent } from '../store/store.ts';

/** Where a header is looked for; it is shorter by far. */
const longestHeader = 10_000;

/** The line of a header that says when a cable was sent; the first line where none does. */
function sentLine(document: Document): Citation {
  const header = document.source.text.slice(0, Math.min(longestHeader, document.paragraphs[0]?.start ?? longestHeader));
  const day = bounds(document.date.edtf ?? '')?.first;
  const date = findDates(header).find(({ edtf }) => day !== undefined && bounds(edtf)?.first === day);
  const at = date?.start ?? header.length - header.trimStart().length;
  const end = header.indexOf('\n', date?.end ?? at);
  return citeSource(document, header.lastIndexOf('\n', at) + 1, end < 0 ? header.length : end);
}

/** Gives the events that are sendings of cables the words of the header that say so. */
export async function withSendings(
  store: Store,
  access: Access,
  events: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const told: StoredEvent[] = [];
  for (const event of events) {
    if (event.rule !== sentRule) {
      told.push(event);
      continue;
    }
    const view = await store.view(event.citation.document, access);
    const citation = view === undefined ? event.citation : sentLine(view.document);
    told.push({ ...event, citation, text: citation.quote });
  }
  return told;
}

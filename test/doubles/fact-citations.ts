import type { Citation, Document } from '../../src/document.ts';
import type { Facts } from '../../src/facts/facts.ts';

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What is wrong with a citation, undefined when it is a slice of its source, line wrapping folded, in the paragraph it names. */
function fault(document: Document, { document: id, paragraph, start, end, quote }: Citation): string | undefined {
  if (id !== document.id) return 'cites another document';
  if (quote === '') return 'has no words';
  if (!(0 <= start && start < end && end <= document.source.text.length)) return 'lies outside the source';
  if (plain(document.source.text.slice(start, end)) !== quote) return 'is no slice of its source';
  if (typeof paragraph !== 'number') return undefined;
  const home = document.paragraphs.find(({ index }) => index === paragraph);
  if (home === undefined) return 'names a paragraph that is not there';
  const heading = home.heading === undefined ? '' : plain(home.heading);
  const within = home.spans.some((span) => span.start <= start && end <= span.start + span.length);
  return within || plain(home.text).includes(quote) || heading.includes(quote) ? undefined : 'is not in its paragraph';
}

/** Every citation of a document's facts that isn't what it should be, in words; empty when all are. */
export function citationFaults(document: Document, { mentions, roles, events }: Facts): string[] {
  const faults: string[] = [];
  const note = (what: string, words: string, citation: Citation, wrong = fault(document, citation)): void => {
    if (wrong !== undefined) faults.push(`${document.id} ${what} "${words}" ${wrong}: ${citation.quote}`);
  };
  for (const { text, citation } of mentions) {
    note('mention', text, citation);
    // A page marker within a name leaves one of its pieces to be quoted.
    if (!citation.quote.includes(plain(text)) && !plain(text).includes(citation.quote))
      note('mention', text, citation, 'is not in its quotation');
  }
  for (const { title, citation } of roles) note('role', title, citation);
  for (const { text, citation } of events) {
    note('event', text, citation);
    if (text !== citation.quote) note('event', text, citation, 'is not its quotation');
  }
  return faults;
}

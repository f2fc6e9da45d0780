import type { IndexedParagraph } from '../../search/index/gathering.ts';
import { Changes } from './changes.ts';
import type { Connection } from './connection.ts';
import { Upkeep } from './index/upkeep.ts';

/** Paragraphs read at a time, and text after which they are written (UTF-16 units). */
const batch = 512;
const mostText = 4_000_000;

/** Makes the index from the paragraphs that are there; it must be empty. To be called within a transaction. */
export function rebuildIndex(connection: Connection): void {
  const changes = new Changes(connection);
  const upkeep = new Upkeep(connection);
  let text = 0;
  for (let last = 0; ; ) {
    const rows = connection.all<IndexedParagraph & { readonly document: number }>(
      'SELECT key, document, level, text, heading, title, tags FROM paragraph_content WHERE key > @last ORDER BY key LIMIT @batch',
      { last, batch },
    );
    for (const { document, ...paragraph } of rows) {
      changes.index.add(document, paragraph);
      last = paragraph.key;
      text += paragraph.text.length;
    }
    if (text > mostText || rows.length < batch) {
      changes.write();
      while (upkeep.step());
      text = 0;
    }
    if (rows.length < batch) return;
  }
}

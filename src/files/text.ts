import { checkShape } from '../decode.ts';
import type { FileKind } from './file-kind.ts';
import { decodeText } from './single-byte.ts';

/** Plain text in UTF-8, UTF-16, Windows-1252, or Cyrillic of one byte a letter: whatever no other kind knows. */
export const text: FileKind = {
  name: 'text',
  holdsMany: false,
  detect: () => true,
  async *open(file) {
    const decoded = decodeText(await file.bytes(), file.name);
    checkShape(decoded.text, file.name);
    yield { name: '', extract: { text: decoded.text, stated: {}, warnings: decoded.warnings } };
  },
};

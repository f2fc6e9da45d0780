import { checkShape, decode } from '../decode.ts';
import type { FileKind } from './file-kind.ts';

/** Plain text in UTF-8, UTF-16 or Windows-1252: whatever no other kind knows. */
export const text: FileKind = {
  name: 'text',
  holdsMany: false,
  detect: () => true,
  async *open(file) {
    const decoded = decode(await file.bytes(), file.name);
    checkShape(decoded.text, file.name);
    yield { name: '', extract: { text: decoded.text, stated: {}, warnings: decoded.warnings } };
  },
};

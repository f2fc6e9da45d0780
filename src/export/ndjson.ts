import type { ExportFormat } from './item.ts';

/** One JSON object a line, everything that is known of a thing in it. */
export const ndjson: ExportFormat = {
  name: 'ndjson',
  ending: '.ndjson',
  mixes: true,
  head: () => '',
  lines: (item) => `${JSON.stringify(item)}\n`,
};

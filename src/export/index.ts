import { csv } from './csv.ts';
import { followthemoney } from './followthemoney.ts';
import type { ExportFormat } from './item.ts';
import { ndjson } from './ndjson.ts';

/** Every way to write a collection out. A new one is added here. */
export const exportFormats: readonly ExportFormat[] = [ndjson, csv, followthemoney];

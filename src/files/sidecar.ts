import { z } from 'zod';
import { bounds } from '../edtf.ts';
import { DocumentError } from '../errors.ts';
import type { Stated } from '../extract.ts';
import type { Part } from './file-kind.ts';

/** In bytes: fields of one document, not a collection of them. */
export const largestSidecar = 65_536;

const longestField = 2_000;
const mostAuthors = 200;

/** What a sidecar states, and what was odd about it. */
export interface Sidecar {
  readonly stated: Stated;
  readonly warnings: readonly string[];
}

/** A part of an archive with what its sidecar there states of it. */
export type StatedPart = Part & { readonly sidecar?: Sidecar };

const line = z.string().trim().min(1, 'is empty').max(longestField, 'is too long');
const lines = z.union(
  [line.transform((name) => [name]), z.array(line).min(1, 'are none').max(mostAuthors, 'are too many')],
  {
    error: 'is neither a name nor a list of names',
  },
);

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol);
}

const fields = z
  .looseObject({
    id: line,
    kind: z.enum(['cable', 'article', 'report'], { error: 'is none of cable, article, report' }),
    title: line,
    authors: lines,
    author: lines,
    date: line.refine(
      (date) => bounds(date) !== undefined,
      'is no date (as 2007-09-17, 2007-09, 2007 or another EDTF date)',
    ),
    outlet: line,
    url: line.refine(isWebAddress, 'is no web address'),
    classification: line,
    language: line.refine(isLanguage, 'is no language tag (as en or pt-BR)'),
  })
  .partial();

const known: ReadonlySet<string> = new Set(Object.keys(fields.shape));

/** Our own words where the check has them, otherwise the kind of thing that was expected; never what the file says. */
function complaint({ code, message, path }: z.core.$ZodIssue): string {
  const field = path.length === 0 ? 'it' : String(path[0]);
  return `${field} ${code === 'invalid_type' ? 'is of the wrong type' : message}`;
}

/**
 * Reads a sidecar: a JSON object in UTF-8 with fields of `Stated` (`author` does for `authors`). Fields that nobody knows
 * are warned about and left out.
 * @throws DocumentError for what is no such object, or has a field whose value can't be right, naming each
 */
export function readSidecar(bytes: Uint8Array, name: string): Sidecar {
  if (bytes.length > largestSidecar) throw new DocumentError(name, `a sidecar larger than ${largestSidecar} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new DocumentError(name, 'the sidecar is no JSON in UTF-8');
  }
  const checked = fields.safeParse(value);
  if (!checked.success) {
    const why = checked.error.issues.slice(0, 10).map((issue) => complaint(issue));
    throw new DocumentError(name, `the sidecar is not used: ${why.join('; ')}`);
  }
  const unknown = Object.keys(checked.data).filter((key) => !known.has(key));
  const told = unknown.slice(0, 10).map((key) => `"${key.replace(/[^\p{L}\p{N} _.-]/gu, '?').slice(0, 40)}"`);
  const more = unknown.length > told.length ? ` and ${unknown.length - told.length} more` : '';
  const warnings = unknown.length === 0 ? [] : [`fields of the sidecar that are not known: ${told.join(', ')}${more}`];
  return { stated: statedIn(checked.data), warnings };
}

function statedIn(data: z.infer<typeof fields>): Stated {
  const { id, kind, title, date, outlet, url, classification, language } = data;
  const authors = data.authors ?? data.author;
  const given = { id, kind, title, authors, date, outlet, url, classification, language };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

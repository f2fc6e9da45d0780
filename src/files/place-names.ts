const longestName = 150;

/** Extensions of what comes without a name, by MIME type. */
const extensions: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/json': '.json',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'message/rfc822': '.eml',
  'text/calendar': '.ics',
  'text/csv': '.csv',
  'text/html': '.html',
  'text/markdown': '.md',
  'text/xml': '.xml',
  'application/xml': '.xml',
};

/** The extension of a MIME type, with its dot; `.txt` for other text, nothing for what is unknown. */
export function extensionOf(mimeType: string): string {
  return extensions[mimeType] ?? (/^(?:text|message)\//u.test(mimeType) ? '.txt' : '');
}

/** A plain file name out of what somebody wrote: no folders, no control characters, bounded; empty where nothing is left. */
export function plainName(written: string): string {
  const last = written.slice(-4_000).split(/[/\\]/u).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069:*?"<>|]/gu, '').trim();
  const bare = clean.replace(/^\.{1,200}/u, '');
  if (bare.length <= longestName) return bare;
  const extension = /\.[a-z0-9]{1,8}$/iu.exec(bare.slice(-9))?.[0] ?? '';
  return `${bare.slice(0, longestName - extension.length)}${extension}`;
}

/** Gives each name once: a second `a.pdf` becomes `a (2).pdf`. */
export class PlaceNames {
  readonly #counts = new Map<string, number>();

  unique(name: string): string {
    const key = name.toLowerCase();
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count === 1) return name;
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    return this.unique(`${stem} (${count})${extension}`);
  }
}

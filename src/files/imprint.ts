/** Titles that programs give by themselves. */
const emptyTitle =
  /^(?:untitled|unnamed|no title|title|document|dokument|doc|page|print|scan|scanned|slide|layout|template|report|letter|memo|new|final|draft|microsoft|powerpoint|word|presentation|book|sheet|workbook)?[\s_-]*\d*$/iu;
const program = /^(?:microsoft|ms) (?:word|powerpoint|excel|publisher)\b/iu;
const fileName =
  /\.(?:docx?|dotx?|rtf|pdf|indd|qxd|qxp|tex|dvi|ps|eps|pptx?|xlsx?|wpd|odt|html?|txt|pmd|p65|fm|pub|tiff?|jpe?g|png)$/iu;
const emptyAuthor =
  /^(?:un-?named|unknown|anonymous|author|admin|administrator|user|owner|default|guest|test|staff|office|home|pc|none|n\/a|python-docx|microsoft office user|windows user|microsoft|adobe|acrobat|scanner|openoffice|libreoffice|latex|tex)\b[\s\d.]*$/iu;

const [longestTitle, longestAuthor] = [300, 200];
const mostAuthors = 100;

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** A title that a file states of itself, unless it is what programs put there: their own name, a file's, "Untitled". */
export function sensibleTitle(stated: string, name: string): string | undefined {
  const title = folded(stated.slice(0, 2_000));
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const stem = name.replace(/\.[a-z0-9]{1,5}$/iu, '');
  if (title.length < 3 || title.length > longestTitle || !/\p{L}{2}/u.test(title)) return undefined;
  if (emptyTitle.test(title) || program.test(title) || fileName.test(title)) return undefined;
  if (bare(title) === bare(stem) && !title.includes(' ')) return undefined;
  return !title.includes(' ') && /[_\d\\/]/u.test(title) ? undefined : title;
}

/** Names among what a file states as its author: no programs, no log-ins; one name each. */
export function sensibleAuthors(stated: readonly string[]): readonly string[] {
  const names = stated.flatMap((author) => {
    const parts = author.slice(0, 10_000).split(';').map(folded);
    return parts.flatMap((part) => {
      const pieces = part.split(',').map(folded);
      return pieces.length > 1 && pieces.every((piece) => piece.includes(' ')) ? pieces : [part];
    });
  });
  const sensible = names.filter(
    (name) =>
      name.length > 2 &&
      name.length <= longestAuthor &&
      /\p{L}{2}/u.test(name) &&
      !emptyAuthor.test(name) &&
      !/[@\\/]|https?:/u.test(name) &&
      (name.includes(' ') || /^\p{Lu}\p{Ll}+$/u.test(name)),
  );
  return [...new Set(sensible)].slice(0, mostAuthors);
}

/** A language tag in its canonical form (BCP 47); undefined for what is none. */
export function languageTag(stated: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(stated.trim().replace('_', '-').slice(0, 50));
    return tag === undefined || /^(?:x-|und\b|zxx\b)/u.test(tag) ? undefined : tag;
  } catch {
    return undefined;
  }
}

/** Elements that stand within a line of text (TEI P5); all others begin and end a paragraph. */
export const inline: ReadonlySet<string> = new Set(
  'abbr add addName affiliation anchor bibl c cit choice code corr damage date del distinct email emph ex expan foreign forename formula g gap genName geogName gloss graphic hi idno label lb measure mentioned milestone name nameLink note num orgName orig pb pc persName phr placeName q ref reg restore roleName rs s said seg sic soCalled space subst supplied surname surplus term time title unclear w'.split(
    ' ',
  ),
);

/** Elements that are lines of a list, a table or a poem. */
export const lines: ReadonlySet<string> = new Set(['item', 'row', 'l']);

/** Of two spellings that a `choice` offers, the one that a reader of the edition does not see. */
const second: ReadonlySet<string> = new Set(['sic', 'expan', 'reg']);

/** What is no text: the other spelling of a choice, running heads, inclusions (never followed), and the index, which is page numbers of the printed volume. */
export function leftOut(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: string | undefined,
): boolean {
  if (parent === 'choice' && second.has(name)) return true;
  return name === 'fw' || name === 'include' || (name === 'div' && /^(?:index|toc)$/u.test(attributes['xml:id'] ?? ''));
}

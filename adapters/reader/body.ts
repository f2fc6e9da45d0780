import { counted } from '../../commands/compose.ts';
import type { Document, Heading } from '../../src/index.ts';
import type { Anchor } from './anchors.ts';
import { type Fill, type Html, html } from './html.ts';
import type { Linking } from './linking.ts';
import type { Marker } from './marker.ts';
import type { Reading } from './reading.ts';

function headingsAbove({ headings }: Document, index: number): readonly Heading[] {
  return headings.filter(({ paragraph }) => paragraph === index);
}

/** How many paragraphs are missing between two indexes. */
function gap(count: number): Fill {
  return count > 0 && html`<p class="withheld">${counted(count, 'paragraph')} withheld</p>`;
}

/** Headings and numbered paragraphs of the part that is shown. */
export function bodyOf({ document, part, parts, anchors, view }: Reading, linking: Linking, marker: Marker): Html {
  const pieces: Fill[] = [];
  let next = part.number === 1 ? 0 : (part.paragraphs[0]?.index ?? 0);
  let missing = 0;
  for (const paragraph of part.paragraphs) {
    const { index, label, mark, page } = paragraph;
    missing += index - next;
    pieces.push(gap(index - next));
    next = index + 1;
    const anchor: Anchor = anchors.get(index) ?? { part: part.number, id: `n${index}`, label };
    for (const heading of headingsAbove(document, index)) {
      pieces.push(html`<h2 dir="auto">${marker.placed(heading.text, heading)}</h2>\n`);
    }
    pieces.push(html`<div class="paragraph" id="${anchor.id}">
<p class="number"><a href="${linking.permalink(anchor)}" aria-label="Paragraph ${label}, permanent link">¶${label}</a>${
      mark !== undefined && html` <span class="mark" title="Portion marking">(${mark})</span>`
    }${page !== undefined && html` <span class="page">p. ${page}</span>`}</p>
<p class="words" dir="auto">${marker.paragraph(paragraph)}</p>
</div>\n`);
  }
  // What is withheld at the end has no paragraph behind it; in a text of several parts nobody can tell where it stood.
  if (parts <= 1) pieces.push(gap(view.withheld - missing));
  const language = document.language !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu.test(document.language);
  return html`<div class="text" id="text" tabindex="-1"${language && html` lang="${document.language}"`}>
${pieces}</div>`;
}

/** The headings as a list of links; none where there are fewer than two. */
export function contentsOf({ document, anchors }: Reading, linking: Linking): Fill {
  const lines = document.headings.flatMap(({ text, paragraph }) => {
    const anchor = anchors.get(paragraph);
    return anchor === undefined
      ? []
      : [html`<li><a href="${linking.paragraph(anchor)}"><span class="at">¶${anchor.label}</span> ${text}</a></li>`];
  });
  return lines.length < 2
    ? undefined
    : html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ul>${lines.slice(0, 200)}</ul></nav>`;
}

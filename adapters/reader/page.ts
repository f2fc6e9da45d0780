import { counted, spacedId } from '../../commands/compose.ts';
import { dateWords } from '../../commands/dates.ts';
import { toneOf } from '../../commands/tone.ts';
import type { Document } from '../../src/index.ts';
import { bodyOf, contentsOf } from './body.ts';
import { headerBlock } from './header-block.ts';
import { between, type Fill, type Html, html } from './html.ts';
import type { Linking } from './linking.ts';
import { colophonOf, marginOf } from './margin.ts';
import { Marker } from './marker.ts';
import type { Reading } from './reading.ts';
import { stylesheetName } from './style.ts';

/** What stands around every page. `root` is the reader's own path, with a slash at its end. */
export interface Shell {
  readonly root: string;
  /** For the head, beside what every page has. */
  readonly head?: Fill;
  readonly title: string;
}

/** A whole page around what is in it. */
export function pageAround({ root, head, title }: Shell, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="stylesheet" href="${root}${stylesheetName}">
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
${head}</head>
<body>
${body}
</body>
</html>
`.text;
}

/** `CONFIDENTIAL · SIPDIS`: as released, above and below the text; the word stands beside its colour. */
function banner(document: Document): Fill {
  const { cable, kind, outlet } = document;
  const classification = cable?.classification ?? document.classification;
  const captions = (cable?.captions ?? []).filter((caption) => classification?.split(' ').includes(caption) !== true);
  const words: Fill[] =
    cable === undefined && classification === undefined
      ? [kind, ...(outlet === undefined ? [] : [outlet])]
      : [html`<strong>${classification ?? 'no classification'}</strong>`, ...captions];
  return html`<p class="banner ${toneOf(document)}">${between(words)}</p>`;
}

/** Where one is, for whoever comes to the middle of the text: always in view. */
function whichOf({ id, kind, title, cable, classification }: Document): string {
  const name = kind === 'cable' ? spacedId(id) : title;
  const marking = cable?.classification ?? classification;
  return marking === undefined ? name : `${name} · ${marking}`;
}

function versionsOf({ versions, view, document, place }: Reading, linking: Linking): Fill {
  if (view.versions === undefined) return undefined;
  const { current, total } = view.versions;
  const shown = document.version ?? 1;
  const items = versions.map(({ number, addedAt }) => {
    const words = [`version ${number}`, addedAt !== '' && `, added ${dateWords(addedAt.slice(0, 10))}`];
    return number === shown
      ? html`<li><b aria-current="page">${words}</b>${number === current && ' (the current one)'}</li>`
      : html`<li><a href="${linking.version(number)}">${words}</a>${number === current && ' (the current one)'}</li>`;
  });
  const old = shown !== current;
  return html`<details class="versions${old && ' old'}"${old && html` open`}><summary>${
    old
      ? `This is version ${shown}, not the current one`
      : `${counted(total, 'version')}; this is the current one${place.version === undefined ? '' : `, version ${shown}`}`
  }</summary><ul>${items}</ul></details>`;
}

function partsNav({ parts, part: { number } }: Reading, linking: Linking): Fill {
  if (parts <= 1) return undefined;
  return html`<nav class="parts" aria-label="Parts of the text">${
    number > 1 && html`<a rel="prev" href="${linking.part(number - 1)}">Part ${number - 1}</a>`
  }<span>Part ${number} of ${parts}</span>${
    number < parts && html`<a rel="next" href="${linking.part(number + 1)}">Part ${number + 1}</a>`
  }</nav>`;
}

/** For whoever may read everything: what chat shows of a link (Open Graph). */
function openGraph({ document }: Reading, address: string): Fill {
  const summary = document.cable?.summary ?? document.paragraphs[0]?.text ?? '';
  const short = summary.length > 200 ? `${summary.slice(0, 200).replace(/\s+\S*$/u, '')} …` : summary;
  const meta = (property: string, content: string) => html`<meta property="${property}" content="${content}">\n`;
  return [
    meta('og:type', 'article'),
    meta('og:site_name', 'Reftel'),
    meta('og:title', document.title),
    meta('og:description', short),
    meta('og:url', address),
  ];
}

/**
 * A document as a typeset page. `open`: its address in an open collection, where title and summary may stand in the head;
 * everywhere else the head says nothing of the document, since chats fetch it for their previews.
 */
export function documentPage(reading: Reading, linking: Linking, root: string, open: string | undefined): string {
  const { document, ranges } = reading;
  const marker = new Marker(ranges);
  // In this order, so that the first citation in the text is where the address leads.
  const text = bodyOf(reading, linking, marker);
  const head = headerBlock(reading, linking, marker);
  const rest = marker.rest(document);
  const parts = partsNav(reading, linking);
  const body = html`<a class="skip" href="#text">Skip to the text</a>
<header class="top"><div><p><b>Reftel</b><span>${whichOf(document)}</span></p>
<nav aria-label="This document"><a href="${linking.sheet('source')}">Source</a> <a href="${linking.sheet('download')}">Download</a></nav></div></header>
<main>
${banner(document)}
${versionsOf(reading, linking)}
${head}
${rest}
<div class="columns">
<article>
${contentsOf(reading, linking)}
${parts}
${text}
${parts}
</article>
${marginOf(reading, linking)}
</div>
${banner(document)}
</main>
${colophonOf(reading)}`;
  const title = open === undefined ? 'Reftel' : `${document.title} · Reftel`;
  return pageAround({ root, title, ...(open === undefined ? {} : { head: openGraph(reading, open) }) }, body);
}

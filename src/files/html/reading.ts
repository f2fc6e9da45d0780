import type { Extract, Stated } from '../../extract.ts';
import { wordsValue } from '../field-values.ts';
import { type Block, laidOut } from '../laid-out.ts';
import { readCablePage } from './cable-page.ts';
import { type Page, plainWords } from './dom.ts';
import { headlineOf, titleParts } from './headline.ts';
import { bare, statedInLinkedData } from './linked-data.ts';
import { linkedom, mainContent, prune } from './main-content.ts';
import { metasOf, statedInMetas, statedInOpenGraph } from './meta-elements.ts';
import { readHeader } from './page-header.ts';
import { withoutRepeats } from './repeats.ts';
import { joined, type StatedBy } from './stated-by.ts';

const mostHeadings = 20;
/** A headline is among the first lines. */
const topLines = 3;

/** Reads a parsed page; it is used up. @param linkedData the sources of its JSON-LD */
export function readPage(page: Page, linkedData: readonly string[]): Extract {
  const title = wordsValue(page.querySelector('title')?.textContent);
  const metas = metasOf(page);
  const [openGraph, plain] = [statedInOpenGraph(metas), statedInMetas(metas)];
  const headings = [...page.body.querySelectorAll('h1')].slice(0, mostHeadings).map((each) => each.textContent);
  const shown = [openGraph.title, title, ...headings].filter((each) => each !== undefined);
  const { stated: linked, warnings } = statedInLinkedData(linkedData, shown);
  prune(page);
  const known = [linked, openGraph, plain].filter((each) => each !== undefined).map((each) => decoded(page, each));
  const outlet = known.find((each) => each.outlet !== undefined)?.outlet;
  const titles = [...known.map((each) => each.title), title].filter((each) => each !== undefined);
  const headlineAt = headlineOf(page, titles, outlet);
  const header = readHeader(page, headlineAt);
  const all = joined([...known, ...header.stated]);

  const cable = readCablePage(page);
  if (cable !== undefined) {
    const { url, outlet: archive, language } = all.stated;
    const around = present({ url, outlet: archive, language });
    return { text: cable.text, extractor: linkedom, stated: { ...around, ...cable.stated }, warnings };
  }
  for (const element of header.apparatus) element.remove();
  headlineAt?.remove();
  const content = mainContent(page, header.headline ?? title ?? '');
  const blocks = headed(withoutRepeats(content.blocks), header.headline, titles);
  // A page's own title is the site's as much as the article's: it counts where the page shows no other.
  const untitled = all.stated.title === undefined && blocks[0]?.kind !== 'heading' && title !== undefined;
  return {
    ...laidOut(blocks),
    extractor: content.extractor,
    stated: untitled ? { ...all.stated, title } : withoutSuffix(all.stated),
    warnings: [...warnings, ...all.warnings, ...content.warnings],
  };
}

/** The text under its headline; pages that know no headings print it as one of the first lines. */
function headed(blocks: readonly Block[], headline: string | undefined, titles: readonly string[]): readonly Block[] {
  if (blocks.length === 0) return blocks;
  const key = bare(headline ?? '');
  const parts = headline === undefined ? titleParts(titles) : new Set([key]);
  const at = blocks.slice(0, topLines).findIndex(({ text }) => parts.has(bare(text)));
  if (headline === undefined)
    return blocks.map((block, index) => (index === at ? { kind: 'heading', text: block.text } : block));
  return [{ kind: 'heading', text: headline }, ...blocks.filter((_, index) => index !== at)];
}

/** The outlet's name behind the title of a page ("A headline | The Outlet") is no part of the title. */
function withoutSuffix(stated: Stated): Stated {
  const { title, outlet } = stated;
  const cut =
    title === undefined ? -1 : Math.max(...[' | ', ' - ', ' – ', ' — ', ' :: '].map((mark) => title.lastIndexOf(mark)));
  if (title === undefined || outlet === undefined || cut < 1 || bare(title.slice(cut)) !== bare(outlet)) return stated;
  return { ...stated, title: title.slice(0, cut).trim() };
}

/** Some sites leave entities and tags in the values that they state. */
function decoded(page: Page, voice: StatedBy): StatedBy {
  const words = (value: string | undefined) => (value === undefined ? undefined : wordsValue(plainWords(page, value)));
  const authors = voice.authors?.map(words).filter((name) => name !== undefined);
  return { ...voice, title: words(voice.title), outlet: words(voice.outlet), authors };
}

function present(fields: { readonly [Field in keyof Stated]: Stated[Field] | undefined }): Stated {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Stated;
}

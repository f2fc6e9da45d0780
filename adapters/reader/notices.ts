import { html } from './html.ts';
import { pageAround } from './page.ts';

/** A page that shows nothing of any document. */
export interface Notice {
  readonly status: 200 | 400 | 403 | 404 | 405 | 410 | 414 | 429 | 500 | 503;
  readonly title: string;
  readonly says: readonly string[];
}

/**
 * For every address that opens nothing: one without a token, with one that was altered, is for something else or too old,
 * and one of a document that does not exist. It is the same page for all of them, so that nobody learns which it was.
 */
export const notOpened: Notice = {
  status: 403,
  title: 'This link does not open anything here',
  says: [
    'Links to documents work for a while and for whoever they were made for. This one has run out, was altered, or never carried a permission.',
    'How to get in: ask for it again in your channel, for example with /cable or /cite, and open the citation of that answer.',
  ],
};

export const notices = {
  notOpened,
  home: {
    status: 200,
    title: 'The reader of Reftel',
    says: ['Documents open from their citations: ask in your channel, and follow the link of an answer.'],
  },
  nothingHere: { status: 404, title: 'There is nothing here', says: ['Open a document from its citation in chat.'] },
  gone: {
    status: 404,
    title: 'This document is not here',
    says: ['It is no longer in the collection, or not in this version. Ask for it again in your channel.'],
  },
  onlyReading: { status: 405, title: 'Here one can only read', says: ['The reader answers GET and HEAD.'] },
  tooLong: { status: 414, title: 'This address is too long', says: ['Open the document from its citation in chat.'] },
  tooMany: { status: 429, title: 'Too many pages at once', says: ['Please wait a minute, then try again.'] },
  busy: { status: 503, title: 'The reader is busy', says: ['Please try again in a moment.'] },
  away: { status: 503, title: 'The collection is away', says: ['Please try again in a moment.'] },
} as const satisfies Readonly<Record<string, Notice>>;

/** Something broke; it is written down under this name. */
export function incidentNotice(incident: string): Notice {
  return {
    status: 500,
    title: 'Something broke on our side',
    says: [`It has been written down (incident ${incident}); trying again may help.`],
  };
}

/** A notice as a page. */
export function noticePage({ title, says }: Notice, root: string): string {
  return pageAround(
    { root, title: 'Reftel' },
    html`<header class="top"><div><p><b>Reftel</b></p></div></header>
<main class="notice">
<h1>${title}</h1>
${says.map((each) => html`<p>${each}</p>\n`)}</main>`,
  );
}

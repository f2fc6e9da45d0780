import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { AskError, type Collection, StoreError } from '../../src/index.ts';
import type { Desk } from '../dispatch.ts';
import { asIs, disposition, everywhere, forGood } from '../web-headers.ts';
import { type Addresses, type Place, readPlace, type Sheet } from './addresses.ts';
import { type Admission, cookieName, Doorkeeper } from './admission.ts';
import type { Signer } from './grant.ts';
import { linkingOf } from './linking.ts';
import { incidentNotice, type Notice, noticePage, notices } from './notices.ts';
import { documentPage } from './page.ts';
import { Pressure } from './pressure.ts';
import { readingOf } from './reading.ts';
import { icon, stylesheet, stylesheetName } from './style.ts';

/** What the reader is made of. */
export interface ReaderParts {
  /** Everybody's; what is shown of it is narrowed to what a link grants. */
  readonly collection: Collection;
  readonly addresses: Addresses;
  readonly signer: Signer;
  /** Whether everybody may read everything (`READER_PUBLIC`). */
  readonly open: boolean;
  /** Names under which a browser on this machine may ask; any where it is undefined. */
  readonly hosts?: ReadonlySet<string> | undefined;
  readonly desk: Desk;
  readonly now: () => Date;
}

const longestAddress = 4_000;
const longestId = 200;

function told(context: Context, notice: Notice, root: string): Response {
  if (notice.status === 405) context.header('allow', 'GET, HEAD');
  if (notice.status === 429 || notice.status === 503) context.header('retry-after', '60');
  return context.html(noticePage(notice, root), notice.status);
}

/** The text behind a page, offsets as citations have them: what is withheld is blank. */
async function source(
  context: Context,
  kind: 'inline' | 'attachment',
  id: string,
  { version }: Place,
  { access }: Admission,
  { collection, addresses }: ReaderParts,
): Promise<Response> {
  const view = await collection.as(access).view(id, version === undefined ? {} : { version });
  if (view === undefined) return told(context, notices.gone, addresses.base.pathname);
  const { document, withheld } = view;
  const name = `${document.id}${withheld > 0 ? '-partly-withheld' : ''}.txt`;
  context.header('content-security-policy', asIs);
  context.header('content-disposition', disposition(kind, name));
  context.header('content-type', 'text/plain; charset=utf-8');
  return context.body(document.source.text);
}

async function sheetOf(context: Context, sheet: Sheet, parts: ReaderParts, door: Doorkeeper): Promise<Response> {
  const { addresses, collection, open } = parts;
  const root = addresses.base.pathname;
  const id = context.req.param('id') ?? '';
  const query = new URL(context.req.url).searchParams;
  const place = readPlace(query);
  const shown = { token: query.get('k') ?? undefined, cookie: getCookie(context, cookieName) };
  const admission = id === '' || id.length > longestId ? undefined : door.admit(id, place, shown);
  if (admission === undefined) return told(context, open ? notices.nothingHere : notices.notOpened, root);
  if (admission.cookie !== undefined) context.header('set-cookie', admission.cookie);
  if (sheet !== 'page') {
    return source(context, sheet === 'source' ? 'inline' : 'attachment', id, place, admission, parts);
  }
  const reading = await readingOf(id, place, collection, admission.access);
  if (reading === undefined) return told(context, notices.gone, root);
  const linking = linkingOf(reading, addresses, admission.grant);
  const address = open ? addresses.base.origin + addresses.bare(id) : undefined;
  return context.html(documentPage(reading, linking, root, address));
}

function addressOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? '';
  } catch {
    return '';
  }
}

/** The routes, from the root of the reader's own path. */
function routesOf(parts: ReaderParts): Hono {
  const { addresses, now, signer, open } = parts;
  const root = addresses.base.pathname;
  const door = new Doorkeeper(signer, addresses, open, now);
  const pressure = new Pressure(now);
  const routes = new Hono();
  const shown = (path: string, sheet: Sheet) =>
    routes.get(path, async (context) => {
      if (!pressure.allows(addressOf(context))) return told(context, notices.tooMany, root);
      const answer = await pressure.within(() => sheetOf(context, sheet, parts, door));
      return answer ?? told(context, notices.busy, root);
    });
  routes.get('/', (context) => told(context, notices.home, root));
  routes.get(`/${stylesheetName}`, (context) => {
    context.header('cache-control', forGood);
    return context.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  routes.get('/icon.svg', (context) => {
    context.header('cache-control', forGood);
    return context.body(icon, 200, { 'content-type': 'image/svg+xml' });
  });
  shown('/d/:id', 'page');
  shown('/d/:id/source', 'source');
  shown('/d/:id/download', 'download');
  return routes;
}

/** The reader as a web application: GET and HEAD of documents that a link, a session or an open collection lets one read. */
export function readerApplication(parts: ReaderParts): Hono {
  const { addresses, desk, hosts } = parts;
  const root = addresses.base.pathname;
  const application = new Hono({ strict: false });
  application.use(async (context, next) => {
    for (const [name, value] of Object.entries(everywhere)) context.header(name, value);
    const { method, url } = context.req;
    if (method !== 'GET' && method !== 'HEAD') return told(context, notices.onlyReading, root);
    if (url.length > longestAddress) return told(context, notices.tooLong, root);
    const foreign = hosts !== undefined && !hosts.has(context.req.header('host')?.toLowerCase() ?? '');
    if (foreign) return told(context, notices.nothingHere, root);
    return next();
  });
  const routes = routesOf(parts);
  application.route('/', routes);
  // A proxy in front of it may take the path of `READER_URL` away, or leave it.
  if (root !== '/') application.route(root, routes);
  application.notFound((context) => told(context, notices.nothingHere, root));
  application.onError((error, context) => {
    if (error instanceof StoreError) return told(context, notices.away, root);
    if (error instanceof AskError) return told(context, notices.gone, root);
    const incident = desk.incident();
    const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
    desk.log(`incident ${incident} in the reader: ${[error.name, ...places.map((each) => each.trim())].join(' | ')}`);
    return told(context, incidentNotice(incident), root);
  });
  return application;
}

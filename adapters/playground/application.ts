import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { packageRoot } from '../../src/index.ts';
import { asIs, disposition, everywhere } from '../web-headers.ts';
import { Answering, suggested } from './answering.ts';
import type { Caller, Guard, Refusal } from './guard.ts';
import { importMapHash, moduleText, slackStyle } from './modules.ts';
import { examples, icon, noticePage, page } from './page.ts';
import { bodies, bodyOf, fileOf } from './requests.ts';
import { Shelf } from './shelf.ts';
import type { Sources } from './showing.ts';
import { largestFile, Tray } from './tray.ts';

/** The two styles of single elements that the elements of Discord begin with: they say nothing. */
const emptyStyles = ['', 'color:;'].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
const policy = [
  "default-src 'none'",
  `script-src 'self' ${importMapHash}`,
  `style-src 'self' 'unsafe-hashes' ${emptyStyles.join(' ')}`,
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const browser = join(packageRoot, 'adapters', 'playground', 'browser');
const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };
/** What the page is made of, as it lies in the folder of what browsers get. */
const parts = ['client.js', 'elements.js', 'page.css', 'messages.css'];
/** Suggestions that are looked up at once; what was typed before is of no use any more. */
const mostSuggesting = 4;

function callerOf(context: Context): Caller {
  return {
    method: context.req.method,
    url: context.req.url,
    header: (name) => context.req.header(name),
    cookie: (name) => getCookie(context, name),
  };
}

function refused(context: Context, { status, says }: Refusal): Response {
  return context.req.method === 'POST'
    ? context.json({ problem: says }, status)
    : context.html(noticePage(says), status);
}

/** The playground as a web application: one page, its parts, and what only that page may ask and hand in. */
export function playgroundApplication(given: Sources, guard: Guard): Hono {
  const { desk } = given;
  const application = new Hono();
  const shelf = new Shelf();
  const tray = new Tray();
  // Whoever is at the page hands files in; it opens none of this machine by their path.
  const sources = { ...given, context: { ...given.context, file: tray.open } };
  const answering = new Answering(sources, shelf);
  let answers = 0;
  let suggesting = 0;
  let receiving = false;

  application.use(async (context, next) => {
    for (const [name, value] of Object.entries(everywhere)) context.header(name, value);
    context.header('content-security-policy', policy);
    const caller = callerOf(context);
    const refusal = guard.foreign(caller);
    if (refusal !== undefined) return refused(context, refusal);
    const opens = context.req.path === '/' ? guard.opens(context.req.query('token')) : undefined;
    if (opens === true) {
      context.header('set-cookie', guard.cookie);
      return context.redirect('/', 303);
    }
    const unknown = guard.unknown(caller);
    if (unknown !== undefined || opens === false) {
      return refused(context, unknown ?? { status: 403, says: 'This token is not the one of this start.' });
    }
    return next();
  });

  application.get('/', async (context) => context.html(page(await examples(sources.context))));
  application.get('/icon.svg', (context) => context.body(icon, 200, { 'content-type': types.svg }));
  application.get('/slack.css', async (context) =>
    context.body(await slackStyle(), 200, { 'content-type': types.css }),
  );
  for (const name of parts) {
    const type = { 'content-type': name.endsWith('.css') ? types.css : types.js };
    application.get(`/${name}`, async (context) =>
      context.body(await readFile(join(browser, name), 'utf8'), 200, type),
    );
  }
  application.get('/modules/*', async (context) => {
    const text = await moduleText(context.req.path);
    return text === undefined ? context.notFound() : context.body(text, 200, { 'content-type': types.js });
  });
  application.get('/files/:id', (context) => {
    const file = shelf.get(context.req.param('id'));
    if (file === undefined) return context.notFound();
    context.header('content-security-policy', asIs);
    if (file.picture) return context.body(file.bytes, 200, { 'content-type': 'image/png' });
    context.header('content-disposition', disposition('attachment', file.name));
    return context.body(file.bytes, 200, { 'content-type': 'application/octet-stream' });
  });

  application.post('/suggest', async (context) => {
    const body = await bodyOf(context, bodies.suggest);
    if ('status' in body) return refused(context, body);
    if (suggesting >= mostSuggesting) return context.json({ suggestions: [], replaces: '', usage: '' });
    suggesting += 1;
    try {
      return context.json(await suggested(body.line.slice(0, 1_000), sources, context.req.raw.signal));
    } finally {
      suggesting -= 1;
    }
  });
  /** One answer at a time: whoever sits before the page reads one before asking for the next. */
  const alone = async (context: Context, work: () => Promise<object>) => {
    if (answers > 0) return context.json({ problem: 'One answer at a time: the last one is not ready yet.' }, 429);
    answers += 1;
    try {
      return context.json(await work());
    } finally {
      answers -= 1;
    }
  };
  application.post('/ask', async (context) => {
    const body = await bodyOf(context, bodies.ask);
    if ('status' in body) return refused(context, body);
    const { signal } = context.req.raw;
    return alone(context, () => answering.ask(body.line, { cards: body.cards, signal }));
  });
  application.post('/press', async (context) => {
    const body = await bodyOf(context, bodies.press);
    if ('status' in body) return refused(context, body);
    const { signal } = context.req.raw;
    return alone(context, async () => {
      const answer = await answering.press(body, { cards: body.cards, signal });
      return answer === 'removed' ? { removed: true } : answer;
    });
  });

  application.post('/hand-in', async (context) => {
    if (receiving) return context.json({ problem: 'One file at a time: the last one is still coming.' }, 429);
    receiving = true;
    try {
      const file = await fileOf(context, largestFile);
      return 'status' in file ? refused(context, file) : context.json({ name: tray.put(file.name, file.bytes) });
    } finally {
      receiving = false;
    }
  });

  application.notFound((context) => refused(context, { status: 404, says: 'There is nothing here.' }));
  application.onError((error, context) => {
    const incident = desk.incident();
    const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
    desk.log(
      `incident ${incident} in the playground: ${[error.name, ...places.map((each) => each.trim())].join(' | ')}`,
    );
    const says = `Something broke on our side (incident ${incident}). It has been written down; trying again may help.`;
    return context.req.method === 'POST' ? context.json({ problem: says }, 500) : context.html(noticePage(says), 500);
  });
  return application;
}

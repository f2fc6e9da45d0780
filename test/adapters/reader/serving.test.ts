import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pressure } from '../../../adapters/reader/pressure.ts';
import { everything } from '../../../src/index.ts';
import { noon, type ServedReader, servedReader } from '../../doubles/reader.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const document = '07STATE130159';
const whole = { pin: document, document, start: 0, end: 0 };
let reader: ServedReader;
let open: ServedReader;

beforeAll(async () => {
  reader = await servedReader(collection());
  open = await servedReader(collection(), { open: true, url: 'https://reader.example.org/docs/' });
});

afterAll(() => Promise.all([reader.stop(), open.stop()]));

describe('every answer', () => {
  it('lets nothing be run, framed, kept or fetched from elsewhere', async () => {
    const page = await reader.get(reader.links.linkTo(whole, everything));
    for (const response of [page, await reader.get('/'), await reader.get('/x'), await reader.get(`/d/${document}`)]) {
      const { headers } = response;
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script|unsafe|\*|https?:/u);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      const text = await response.text();
      expect(text).not.toMatch(/<script|<iframe|<form|\son\w+=|style="/iu);
      for (const [, address = ''] of text.matchAll(/(?:src|href)="([^"]*)"/gu)) expect(address).toMatch(/^[/#]/u);
    }
  });

  it('is to GET and HEAD only', async () => {
    const link = reader.links.linkTo(whole, everything);
    const head = await reader.get(link, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await reader.get(link, { method });
      expect([response.status, response.headers.get('allow')], method).toEqual([405, 'GET, HEAD']);
    }
  });

  it('on this machine is only to who asks for this machine', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      const { port } = reader;
      request({ port, host: '127.0.0.1', path: '/', headers: { host: 'evil.example.org' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(404);
  });
});

describe('an address', () => {
  it('that nobody knows is not found', async () => {
    for (const path of ['/etc/passwd', '/d', '/d/', '/d/x/y', '/style.css', '/index.html', '/d/a/source/b']) {
      expect((await reader.get(path)).status, path).toBe(404);
    }
    expect((await reader.get(`/${'x'.repeat(5_000)}`)).status).toBe(414);
  });

  it('works behind a proxy that leaves the path and behind one that takes it away', async () => {
    for (const root of ['/docs', '']) {
      const page = await open.get(`${root}/d/${document}`);
      expect(page.status).toBe(200);
      const style = (await page.text()).match(/href="(\/docs\/style-\w+\.css)"/u)?.[1] ?? '';
      const sheet = await open.get(style.replace('/docs', root));
      expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    }
  });

  it('sends its cookie over https only where that is its own', async () => {
    const https = await servedReader(collection(), { url: 'https://reader.example.org/docs' });
    const opened = await https.get(https.links.linkTo(whole, everything));
    await https.stop();
    expect(opened.headers.get('set-cookie')).toMatch(/; Path=\/docs\/d\/07STATE130159; .*; Secure$/u);
  });

  it('leads nowhere else, whatever is written into it', async () => {
    const pieces = fc.constantFrom(
      '..',
      '%2e%2e',
      '%2E%2e%2f',
      '..%2f',
      '%252e%252e%252f',
      '..\\',
      '%5c',
      '//',
      '/',
      '%00',
      '%',
      '%zz',
      '%c0%ae',
      '%E0%A4%A',
      'd',
      'd/',
      'source',
      'download',
      document,
      'etc/passwd',
      'seeds',
      'package.json',
      '?v=1',
      '?k=',
      '&k=AA',
      '?w=0-9',
      '#',
      ';',
      "'",
      '"',
      '<b>',
      '%3Cscript%3E',
      '\u202e',
      'é',
      ' ',
      '?p=1',
      '&part=9',
      '*',
      ':',
      '@',
    );
    const paths = fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(paths, fc.boolean(), async (parts, isOpen) => {
        const served = isOpen ? open : reader;
        const response = await served.get(`/${parts.join('').replace(/[\s#]/gu, '')}`);
        const text = await response.text();
        expect([200, 400, 403, 404, 414, 429]).toContain(response.status);
        expect(text).not.toMatch(/"name": "reftel"|root:x:|REFTEL_DATA/u);
        if (!isOpen) expect(text).not.toMatch(/Kramer|BELARUS|SIPDIS/u);
      }),
      { numRuns: 100 },
    );
    expect([...reader.log, ...open.log]).toEqual([]);
  });

  it('is answered a bounded number of times a minute', () => {
    let now = noon;
    const pressure = new Pressure(() => now);
    const allowed = Array.from({ length: 1_000 }, () => pressure.allows('192.0.2.1')).filter(Boolean).length;
    expect(allowed).toBeLessThan(1_000);
    expect(pressure.allows('192.0.2.2')).toBe(true);
    now = new Date(now.getTime() + 60_000);
    expect(pressure.allows('192.0.2.1')).toBe(true);
  });

  it('is put off while too many pages are being read', async () => {
    const pressure = new Pressure(() => noon);
    const ends: (() => void)[] = [];
    const busy = Array.from({ length: 40 }, () => pressure.within(() => new Promise<void>((end) => ends.push(end))));
    await expect(pressure.within(async () => 'read')).resolves.toBeUndefined();
    for (const end of ends) end();
    await Promise.all(busy);
    await expect(pressure.within(async () => 'read')).resolves.toBe('read');
  });
});

import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionOf } from '../../doubles/collection.ts';
import { type ServedPlayground, servedPlayground } from '../../doubles/playground.ts';

let playground: ServedPlayground;

beforeAll(async () => {
  playground = await servedPlayground(collectionOf());
}, 60_000);

afterAll(() => playground?.stop());

/** The status of a request with headers that `fetch` does not let one set. */
function statusOf(path: string, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request({ port: playground.port, host: '127.0.0.1', path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asking.on('error', reject);
    asking.end(method === 'POST' ? '{"line":"/stats"}' : undefined);
  });
}

async function cookieOf(): Promise<string> {
  const opened = await fetch(playground.url, { redirect: 'manual' });
  return opened.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('the door', () => {
  it('exchanges the token of its address for a cookie that no script and no other site can use', async () => {
    const opened = await fetch(playground.url, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/']);
    expect(opened.headers.get('set-cookie')).toMatch(
      /^reftel_playground_\d+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
    expect(opened.headers.get('set-cookie')).not.toContain(new URL(playground.url).searchParams.get('token'));
    expect((await playground.get('/')).status).toBe(200);
  });

  it('stays shut without the cookie and with a wrong token, for every path', async () => {
    for (const path of [
      '/',
      '/?token=',
      '/?token=AAAA',
      '/client.js',
      '/page.css',
      '/modules/lit/index.js',
      '/files/x',
    ]) {
      const response = await playground.get(path, { headers: {} });
      expect(response.status, path).toBe(403);
      expect(await response.text(), path).not.toMatch(/<script|\/cable/u);
    }
    expect((await playground.get('/?token=AAAA')).status).toBe(403);
    for (const path of ['/ask', '/press', '/suggest', '/hand-in?name=a.csv']) {
      expect((await playground.post(path, { line: '/stats' }, { cookie: '' })).status, path).toBe(403);
      const forged = `reftel_playground_${playground.port}=${'A'.repeat(32)}`;
      expect((await playground.post(path, { line: '/stats' }, { cookie: forged })).status, path).toBe(403);
    }
  });

  it('answers to names of this machine only, whatever name was made to lead here', async () => {
    const cookie = await cookieOf();
    const { port } = playground;
    expect(await statusOf('/', { cookie, host: `localhost:${port}` })).toBe(200);
    for (const host of ['evil.example.org', `evil.example.org:${port}`, '127.0.0.1', `127.0.0.1.evil.org:${port}`]) {
      expect(await statusOf('/', { cookie, host }), host).toBe(404);
      expect(await statusOf(`/${new URL(playground.url).search}`, { host }), host).toBe(404);
    }
  });

  it('lets no page of another site, or of another program here, ask or load anything', async () => {
    const cookie = await cookieOf();
    const { port, origin } = playground;
    const host = `127.0.0.1:${port}`;
    const json = { cookie, host, 'content-type': 'application/json' };
    expect(await statusOf('/ask', { ...json, origin, 'sec-fetch-site': 'same-origin' }, 'POST')).toBe(200);
    for (const other of ['https://evil.example.org', 'null', 'http://127.0.0.1:1', `http://localhost:${port}`]) {
      expect(await statusOf('/ask', { ...json, origin: other }, 'POST'), other).toBe(403);
    }
    expect(await statusOf('/ask', json, 'POST')).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      expect(await statusOf('/ask', { ...json, origin, 'sec-fetch-site': site }, 'POST'), site).toBe(403);
      expect(await statusOf('/client.js', { cookie, host, 'sec-fetch-site': site }), site).toBe(403);
    }
  });
});

describe('every answer', () => {
  it('lets nothing be fetched from elsewhere, framed or kept, and runs our own scripts only', async () => {
    for (const path of ['/', '/client.js', '/slack.css', '/nothing']) {
      const { headers } = await playground.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:|data:/u);
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('is served from this machine: no address in the page leads elsewhere, each is there', async () => {
    const page = await (await playground.get('/')).text();
    const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/gu)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) {
      expect(address).toMatch(/^\/[\w@./-]+$/u);
      const part = await playground.get(address);
      expect(part.status, address).toBe(200);
      expect(await part.text(), address).not.toMatch(/@import|url\(["']?https?:/u);
    }
  });

  it('is refused where nothing is, with methods and bodies that no page of ours sends', async () => {
    const paths = [
      '/nothing',
      '/modules/',
      '/modules/lit/package.json',
      '/modules/react/index.js',
      '/modules/lit/../../package.json',
      '/modules/lit/%2e%2e/%2e%2e/package.json',
      '/modules/lit/..%2f..%2fbetter-sqlite3/lib/index.js',
      '/files/../package.json',
      '/files/AAAAAAAAAAAAAAAAAAAAAA',
      '/tsconfig.json',
    ];
    for (const path of paths) expect((await playground.get(path)).status, path).toBe(404);
    expect((await playground.get(`/${'x'.repeat(3_000)}`)).status).toBe(414);
    expect((await playground.get('/ask')).status).toBe(404);
    expect((await playground.post('/ask', { line: 'x'.repeat(20_000) })).status).toBe(413);
    expect((await playground.post('/ask', 'line=/stats')).status).toBe(400);
    expect((await playground.post('/ask', { line: 1 })).status).toBe(400);
    expect((await playground.post('/ask', { line: '/stats' }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await playground.post('/press', { id: 'x'.repeat(300) })).status).toBe(400);
    const put = await playground.get('/', { method: 'PUT' });
    expect(put.status).toBe(405);
  });
});

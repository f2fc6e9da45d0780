import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import yazl from 'yazl';

/** What goes into an archive, in order: its name there, and its bytes. */
export type Content = readonly (readonly [name: string, content: string | Uint8Array])[];

/** No clock in fixtures. */
const mtime = new Date('2020-01-02T03:04:05Z');

export async function zipOf(content: Content): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, bytes] of content) archive.addBuffer(Buffer.from(bytes), name, { mtime });
  archive.end();
  return buffer(archive.outputStream);
}

export async function tarOf(content: Content, links: readonly string[] = []): Promise<Buffer> {
  const archive = pack();
  for (const name of links) archive.entry({ name, type: 'symlink', linkname: '/etc/passwd', mtime });
  for (const [name, bytes] of content) archive.entry({ name, mtime }, Buffer.from(bytes));
  archive.finalize();
  return buffer(Readable.from(archive as AsyncIterable<Uint8Array>));
}

export async function tarGzOf(content: Content): Promise<Buffer> {
  return gzipSync(await tarOf(content));
}

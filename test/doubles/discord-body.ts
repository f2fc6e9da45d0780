import type { IncomingMessage } from 'node:http';

/** A file that went beside a message. */
export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What a request carried: its JSON, and the files where it was multipart. */
export interface SentBody {
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

/** Reads a request as Discord does: JSON, or multipart with `payload_json` and `files[n]`. */
export async function readBody(request: IncomingMessage): Promise<SentBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    return { body: bytes.length === 0 ? undefined : (JSON.parse(bytes.toString('utf8')) as unknown), files: [] };
  }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: SentFile[] = [];
  let body: unknown;
  for (const [field, value] of form as unknown as Iterable<[string, string | Blob]>) {
    if (typeof value === 'string') {
      if (field === 'payload_json') body = JSON.parse(value) as unknown;
      continue;
    }
    const name = 'name' in value ? String(value.name) : '';
    files.push({ field, name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { body, files };
}

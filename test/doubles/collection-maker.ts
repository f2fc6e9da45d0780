import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { type Content, tarGzOf, zipOf } from './archives.ts';
import { generatedCable } from './generated-cable.ts';
import { seeded } from './seeded.ts';

const words = (
  'the of a in to and was on for with by mission talks border river treaty council minister envoy press report ' +
  'harvest railway amnesty sanctions parliament observers letter visit delegation agreement region ministry'
).split(' ');
const people = ['Karen Stewart', 'Sergei Martynov', 'Jonathan Moore', 'Anna Hal', 'Mikhail Chigir', 'Oleg Ivanov'];
const filesInArchive = 20;
const filesInFolder = 250;

/** What a made collection consists of, by ending. Binary data and empty files are there to fail. */
const kinds = ['txt', 'txt', 'txt', 'article', 'html', 'md', 'eml', 'csv', 'json', 'bin', 'zip', 'tar.gz'] as const;

/** The same collection for the same seed: files and folders of every kind, some with sidecars, some twice, some broken. */
export class CollectionMaker {
  readonly #random: () => number;
  readonly #cables: readonly string[];

  constructor(seed: number) {
    this.#random = seeded(seed);
    this.#cables = fc.sample(generatedCable, { numRuns: 500, seed }).map(({ text }) => text);
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #sentence(): string {
    const length = 6 + this.#below(14);
    const inner = Array.from({ length }, () => words[this.#below(words.length)]).join(' ');
    const person =
      this.#below(4) === 0
        ? ` ${people[this.#below(people.length)]} said so on March ${1 + this.#below(28)}, 2006.`
        : '.';
    return `${inner.charAt(0).toUpperCase()}${inner.slice(1)}${person}`;
  }

  #paragraphs(): string[] {
    return Array.from({ length: 2 + this.#below(6) }, () =>
      Array.from({ length: 1 + this.#below(4) }, () => this.#sentence()).join(' '),
    );
  }

  /** A cable with a number of its own. */
  #cable(): string {
    const text = this.#cables[this.#below(this.#cables.length)] ?? '';
    return text.replace(/(SECTION 01 OF 02 [A-Z]+) \d+/u, `$1 ${String(1 + this.#below(999_998)).padStart(6, '0')}`);
  }

  #single(kind: string): string | Uint8Array {
    const title = this.#sentence().slice(0, 60);
    const paragraphs = this.#paragraphs();
    const body = paragraphs.join('\n\n');
    switch (kind) {
      case 'txt':
        return this.#cable();
      case 'html':
        return `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.map((each) => `<p>${each}</p>`).join('')}</article></body></html>`;
      case 'md':
        return `---\ntitle: ${title}\ndate: 2006-03-0${1 + this.#below(9)}\n---\n\n# ${title}\n\n${body}\n`;
      case 'eml':
        return `From: a@example.org\r\nTo: b@example.org\r\nSubject: ${title}\r\nDate: Mon, 6 Mar 2006 10:00:00 +0000\r\nContent-Type: text/plain\r\n\r\n${body}\r\n`;
      case 'csv':
        return `title,text\n"${title}","${paragraphs[0]}"\n"${this.#sentence()}","${paragraphs[1]}"\n`;
      case 'json':
        return JSON.stringify({ title, text: body });
      case 'bin':
        return this.#below(3) === 0 ? '' : Buffer.from(Array.from({ length: 200 }, () => this.#below(256)));
      default:
        return `${title}\n\n${body}\n`;
    }
  }

  async #content(kind: string): Promise<string | Uint8Array> {
    if (kind !== 'zip' && kind !== 'tar.gz') return this.#single(kind);
    const content: Content = Array.from({ length: filesInArchive }, (_, at) => {
      const inner = kinds[this.#below(8)] ?? 'txt';
      return [`${at % 3}/${at}.${inner === 'article' ? 'txt' : inner}`, this.#single(inner)] as const;
    });
    return kind === 'zip' ? zipOf(content) : tarGzOf(content);
  }

  /** Writes about so many documents below a folder; returns how many files that is on disk, without sidecars. */
  async write(folder: string, documents: number): Promise<number> {
    let files = 0;
    let last: string | Uint8Array = '';
    for (let made = 0; made < documents; ) {
      const kind = kinds[this.#below(kinds.length)] ?? 'txt';
      const isArchive = kind === 'zip' || kind === 'tar.gz';
      // As many documents in archives as beside them.
      if (isArchive && this.#below(12) > 0) continue;
      const name = `${String(files).padStart(6, '0')}.${kind === 'article' ? 'txt' : kind}`;
      const path = join(folder, `part-${Math.floor(files / filesInFolder)}`, name);
      mkdirSync(dirname(path), { recursive: true });
      const content: string | Uint8Array =
        !isArchive && this.#below(30) === 0 && last !== '' ? last : await this.#content(kind);
      writeFileSync(path, content);
      if (!isArchive) last = content;
      if (this.#below(20) === 0)
        writeFileSync(`${path}.meta.json`, JSON.stringify({ outlet: 'The Post', date: '2006-03' }));
      made += isArchive ? filesInArchive : 1;
      files += 1;
    }
    return files;
  }
}

import { getResolvedPDFJS } from 'unpdf';
import { DocumentError } from '../../errors.ts';
import { type Item, type Piece, piecesOf } from './pieces.ts';

type Engine = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type Proxy = Awaited<ReturnType<Engine['getDocument']>['promise']>;
type Page = Awaited<ReturnType<Proxy['getPage']>>;

const mostPages = 5_000;
/** Characters of a document, and pieces of text on a page: more is no reading matter. */
const mostCharacters = 50_000_000;
const mostPieces = 100_000;
/** On how many pages the names of fonts are looked up: fonts are few and stand on the first pages they are needed on. */
const mostFontPages = 40;

/** A page as it is shown: `label` as printed or counted from 1; `unread` where the file is damaged there. */
export interface Sheet {
  readonly label: string;
  readonly pieces: readonly Piece[];
  readonly unread: boolean;
}

/** What the file says of itself; every field is whatever somebody wrote there. */
export interface Imprint {
  readonly title: string;
  readonly authors: readonly string[];
  readonly language: string;
}

export interface Pdf {
  readonly sheets: readonly Sheet[];
  readonly imprint: Imprint;
}

/** Standard since ES2024 and used by pdf.js to name fonts; Node 20 has none. A copy serves as well. */
function addTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const copy = new Uint8Array(length);
      copy.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return copy.buffer;
    },
  });
}

/**
 * Reads the text layer of a PDF. Nothing is run, fetched or painted.
 * @throws DocumentError when it is damaged, needs a password, or is larger than any document
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<Pdf> {
  addTransfer();
  const { getDocument } = await getResolvedPDFJS();
  const task = getDocument({
    // pdf.js takes the bytes for itself.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures of more than one dot are left out undecoded.
    maxImageSize: 1,
  });
  try {
    const file = await task.promise;
    if (file.numPages > mostPages)
      throw new DocumentError(name, `${file.numPages} pages; at most ${mostPages} are read`);
    return { sheets: await sheetsOf(file, name), imprint: await imprintOf(file) };
  } catch (thrown) {
    if (thrown instanceof DocumentError) throw thrown;
    const locked = thrown instanceof Error && thrown.name === 'PasswordException';
    const why = locked ? 'it is encrypted and needs a password' : 'the PDF is damaged and can not be read';
    const failure = new DocumentError(name, why);
    failure.cause = thrown;
    throw failure;
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function sheetsOf(file: Proxy, name: string): Promise<Sheet[]> {
  const labels = await file.getPageLabels().catch(() => null);
  const fonts = new Fonts();
  const sheets: Sheet[] = [];
  let characters = 0;
  for (let number = 1; number <= file.numPages; number++) {
    const sheet = await sheetOf(file, number, fonts, labels?.[number - 1]?.trim() || String(number));
    for (const { words } of sheet.pieces) characters += words.length;
    if (characters > mostCharacters) throw new DocumentError(name, `more than ${mostCharacters} characters in it`);
    sheets.push(sheet);
  }
  return sheets;
}

async function sheetOf(file: Proxy, number: number, fonts: Fonts, label: string): Promise<Sheet> {
  try {
    const page = await file.getPage(number);
    const { transform } = page.getViewport({ scale: 1 });
    const { items }: { readonly items: readonly (Item | object)[] } = await page.getTextContent();
    const texts = items.filter((item): item is Item => 'str' in item).slice(0, mostPieces);
    await fonts.learn(page, new Set(texts.map(({ fontName }) => fontName)));
    const pieces = piecesOf(texts, transform, (font) => fonts.isBold(font));
    page.cleanup();
    return { label, pieces, unread: false };
  } catch {
    return { label, pieces: [], unread: true };
  }
}

/** Which fonts are bold. Their names come with the drawing instructions only, of the pages where they are first seen. */
class Fonts {
  readonly #bold = new Map<string, boolean>();
  #pages = 0;

  isBold(font: string): boolean {
    return this.#bold.get(font) ?? false;
  }

  async learn(page: Page, names: ReadonlySet<string>): Promise<void> {
    const unknown = [...names].filter((name) => !this.#bold.has(name));
    if (unknown.length === 0 || this.#pages >= mostFontPages) return;
    this.#pages += 1;
    await page.getOperatorList({ annotationMode: 0 }).catch(() => undefined);
    for (const name of unknown) {
      const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
      this.#bold.set(name, isBoldFont(font));
    }
  }
}

function isBoldFont(font: unknown): boolean {
  if (typeof font !== 'object' || font === null) return false;
  const named = 'name' in font && typeof font.name === 'string' && /bold|black|heavy|demi/iu.test(font.name);
  return named || ('bold' in font && font.bold === true) || ('black' in font && font.black === true);
}

async function imprintOf(file: Proxy): Promise<Imprint> {
  const data = await file.getMetadata().catch(() => undefined);
  const info: Record<string, unknown> = { ...data?.info };
  const xmp = (field: string): string[] => {
    const value: unknown = data?.metadata?.get(field);
    return [value].flat().filter((each) => typeof each === 'string' && each.trim() !== '') as string[];
  };
  const own = (field: string) => (typeof info[field] === 'string' ? [info[field]] : []);
  const creators = xmp('dc:creator');
  return {
    title: [...own('Title'), ...xmp('dc:title')].find((title) => title.trim() !== '') ?? '',
    authors: creators.length > 1 ? creators : [...own('Author'), ...creators].slice(0, 1),
    language: own('Language')[0] ?? '',
  };
}

import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';

/** How text is set on a page; in points, y from the top. */
export interface Setting {
  readonly x?: number;
  readonly y?: number;
  readonly size?: number;
  readonly leading?: number;
  readonly bold?: boolean;
  readonly mono?: boolean;
}

/** A PDF that is typeset line by line, as programs that print do. */
export class Printed {
  readonly file: PDFDocument;
  readonly #fonts: { plain: PDFFont; bold: PDFFont; mono: PDFFont };
  #page: PDFPage | undefined;
  #y = 0;

  private constructor(file: PDFDocument, fonts: { plain: PDFFont; bold: PDFFont; mono: PDFFont }) {
    this.file = file;
    this.#fonts = fonts;
  }

  static async begin(): Promise<Printed> {
    const file = await PDFDocument.create();
    const [plain, bold, mono] = await Promise.all(
      [StandardFonts.TimesRoman, StandardFonts.TimesRomanBold, StandardFonts.Courier].map((font) =>
        file.embedFont(font),
      ),
    );
    if (plain === undefined || bold === undefined || mono === undefined) throw new Error('no fonts');
    return new Printed(file, { plain, bold, mono });
  }

  page(): this {
    this.#page = this.file.addPage([612, 792]);
    this.#y = 72;
    return this;
  }

  /** Lines one under the other; an empty one is a gap of half a line. */
  lines(
    text: string,
    { x = 72, y = this.#y, size = 11, leading = 1.25, bold = false, mono = false }: Setting = {},
  ): this {
    const font = mono ? this.#fonts.mono : bold ? this.#fonts.bold : this.#fonts.plain;
    this.#y = y;
    for (const line of text.split('\n')) {
      this.#y += size * leading * (line === '' ? 0.6 : 1);
      const indent = /^ */u.exec(line)?.[0].length ?? 0;
      const words = line.trim();
      if (words !== '') this.#page?.drawText(words, { x: x + indent * size * 0.5, y: 792 - this.#y, size, font });
    }
    return this;
  }

  async bytes(): Promise<Uint8Array> {
    return this.file.save({ useObjectStreams: false });
  }
}

/**
 * Text of a document or a person as a terminal may have it. Control characters become their pictures (`␛[31m`), so that
 * no escape sequence works; controls of writing direction become their names (`[U+202E]`); letters without width that
 * hide things, and halves of surrogate pairs, go. Line ends stay only where asked for.
 */
export function visible(text: string, lines: 'keep' | 'fold' = 'fold'): string {
  const ends = text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n');
  return (lines === 'keep' ? ends.replaceAll('\t', '    ') : ends.replace(/[\n\t]+/gu, ' '))
    .replace(/[^\P{Cc}\n]/gu, (control) => {
      const code = control.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '␡' : codePoint(control);
    })
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, codePoint)
    .replace(/[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');
}

function codePoint(letter: string): string {
  return `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** JSON for a terminal or a file: the same data, with what a terminal would act on written as escapes; on one line with 0. */
export function visibleJson(value: unknown, indent: 0 | 2 = 2): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Letters that NFKD leaves whole although readers write them with plain ones. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  ə: 'a',
};

/** Cyrillic (Russian, Belarusian, Ukrainian, Serbian, Bulgarian) after marks are removed, as the press romanises it. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'dj',
  џ: 'dz',
  ѕ: 'dz',
};

/** Modern Greek, letter by letter, after accents are removed. */
const GREEK: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

const OTHER_LETTERS: Readonly<Record<string, string>> = { ...WHOLE_LETTERS, ...CYRILLIC, ...GREEK };

/** `й` loses its breve under NFKD; read before marks go, it stays a consonant. */
const SHORT_I = /й|и\u0306/gi;

/** Lower case, compatibility letters unfolded and diacritics removed (Unicode NFKD): the key of a dictionary word. */
export function foldWord(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '');
}

/** A piece of a name in lower-case Latin letters where its script is known; marks, apostrophes and dots are gone. */
export function foldName(text: string): string {
  const folded = foldWord(text.replace(SHORT_I, 'y'));
  if (/^[a-z0-9]*$/.test(folded)) return folded;
  return folded
    .replace(/[^a-z0-9]/gu, (letter) => OTHER_LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+|[\u02b0-\u02ff]+/gu, '');
}

/** The German and Nordic way to write a word without its diacritics (Müller → mueller), where it has any. */
export function foldUmlauts(text: string): string {
  if (/^[ -~]*$/.test(text)) return foldName(text);
  const spelled = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' })[letter] ?? letter);
  return foldName(spelled);
}

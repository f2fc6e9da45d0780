/** Initials and finals of Hanyu Pinyin (without ü, which is typed u) and of Wade–Giles (without apostrophes). */
const PINYIN =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u))/;
const WADE =
  /^(?:(?:tsz|tz|ts|ch|hs|sh|[pmftnlkhjsyw])?(?:iang|iung|uang|uai|uan|uei|ang|eng|ieh|ien|ing|iao|iu|ung|ueh|erh|eh|en|ei|ou|ao|an|ai|ua|ui|un|uo|ih|ia|in|a|e|i|o|u))/;

/** Pinyin finals and whole syllables that Wade–Giles writes otherwise; first match wins. */
const FINALS: readonly (readonly [RegExp, string])[] = [
  [/^([zc])i$/, 'tzu'],
  [/^si$/, 'ssu'],
  [/^(zh|ch|sh|r)i$/, '$1ih'],
  [/^yi$/, 'i'],
  [/^you$/, 'yu'],
  [/^yan$/, 'yen'],
  [/^ye$/, 'yeh'],
  [/^er$/, 'erh'],
  [/^([gkh])e$/, '$1o'],
  [/^([gk])ui$/, '$1uei'],
  [/ong$/, 'ung'],
  [/ian$/, 'ien'],
  [/ie$/, 'ieh'],
  [/ue$/, 'ueh'],
  [/^(?!(?:g|k|h|sh)uo)(.+)uo$/, '$1o'],
];

const INITIALS: readonly (readonly [RegExp, string])[] = [
  [/^zh/, 'ch'],
  [/^[jq](?!ih)/, 'ch'],
  [/^x/, 'hs'],
  [/^r/, 'j'],
  [/^b/, 'p'],
  [/^d/, 't'],
  [/^g/, 'k'],
  [/^[zc](?!h)(?!u$)/, 'ts'],
];

function toWade(syllable: string): string {
  let text = syllable;
  for (const [pattern, replacement] of FINALS) {
    if (!pattern.test(text)) continue;
    text = text.replace(pattern, replacement);
    break;
  }
  if (text.startsWith('tz')) return text;
  for (const [pattern, replacement] of INITIALS) if (pattern.test(text)) return text.replace(pattern, replacement);
  return text;
}

/** Cuts a word of at most three syllables; undefined when it is none. The longest final that leaves a readable rest wins. */
function syllables(word: string, pattern: RegExp, left = 3): readonly string[] | undefined {
  if (word === '') return [];
  if (left === 0) return undefined;
  const longest = pattern.exec(word)?.[0];
  if (longest === undefined) return undefined;
  for (let end = longest.length; end > 0; end -= 1) {
    const head = word.slice(0, end);
    if (pattern.exec(head)?.[0] !== head) continue;
    const rest = syllables(word.slice(end), pattern, left - 1);
    if (rest !== undefined) return [head, ...rest];
  }
  return undefined;
}

/** Spellings that differ within Wade–Giles as it was printed (teh and te, szu and ssu, kuei and kui). */
const settle = (wade: string): string =>
  wade
    .replace(/tsz/g, 'tz')
    .replace(/szu/g, 'ssu')
    .replace(/kuei/g, 'kui')
    .replace(/([aeiou])h(?![aeiou])/g, '$1');

/**
 * A Chinese word as Wade–Giles without apostrophes, once read as Pinyin and once as Wade–Giles: *zedong* and *tse tung*
 * meet in `tsetung`. Empty for words that are neither. Aspiration is lost, as in print (ch'i and chi).
 */
export function sinitic(fold: string): readonly string[] {
  if (fold.length < 2 || fold.length > 16 || !/^[a-z]+$/.test(fold)) return [];
  const keys = new Set<string>();
  const pinyin = syllables(fold, PINYIN);
  if (pinyin !== undefined) keys.add(settle(pinyin.map(toWade).join('')));
  const wade = syllables(fold, WADE);
  if (wade !== undefined) keys.add(settle(wade.join('')));
  return [...keys];
}

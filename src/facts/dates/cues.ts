import { matchesIn } from '../../matches.ts';

/** Groups of verbs, by what they say about when a thing happens that stands beside them. */

/**
 * `past`: it happened; `reporting`: somebody spoke then; `future`: the text expects it; `foretold`: it was expected in
 * the past ("would", "was to"); `promised`: somebody bound himself, or another, to do it; `scheduled`: the present tense
 * of what is fixed beforehand ("the trial opens on Monday").
 */
export type CueKind = 'past' | 'reporting' | 'future' | 'foretold' | 'promised' | 'scheduled';

/** A group of verbs at an offset of the words it was looked for in. */
export interface Cue {
  readonly kind: CueKind;
  readonly index: number;
}

const ADVERBS =
  '(?:(?:not|also|then|soon|only|now|still|most|very|formally|finally|publicly|be|have|been|\\p{L}{2,14}ly) ){0,3}';
const SET =
  '(?:scheduled|slated|due|planned|expected|set|poised|supposed|likely|bound|ready|willing|prepared|about|going|timed|tipped)';
const AIM = '(?:to(?: be)? \\p{L}+|for|on|in|by|at|next|this)\\b';
const FORETOLD = [
  `would (?!have been|like|not comment|say only)${ADVERBS}\\p{L}+`,
  `(?:was|were|been) (?:${ADVERBS})?${SET} ${AIM}`,
  '(?:was|were) to (?:have )?(?:be |been )?\\p{L}+',
  '(?:postponed|deferred|rescheduled|put off|delayed) (?:until|till|to|for|from)\\b',
  '(?:moved|shifted|adjourned|held over|(?:moved|pushed|put) back|brought forward|rumou?red|tipped|pencil+ed in) (?:to|until|till|for) (?:the )?(?=$)',
  `(?:planned|scheduled|slated|expected|intended|due|hoped|wanted|sought|meant|awaited) ${AIM}`,
  'expected (?:the|a|an|his|her|its|their|that)',
  `(?:was|were|been) (?:planning|preparing|considering|expecting|hoping|intending|going|aiming)(?: to)?`,
].join('|');
const FUTURE = [
  `(?:will|shall|wo?n['’]t|may|might|should|must|can|could) (?!have |not )${ADVERBS}\\p{L}+|['’]ll \\p{L}+`,
  `(?:is|are|be) ${ADVERBS}(?:${SET} ${AIM}|to (?:be )?\\p{L}+|planning|preparing|considering|expecting|hoping|intending|aiming|leaving|arriving|visiting|travel+ing|returning|meeting|coming|departing|hosting)`,
  `going to \\p{L}+|planning (?:to|for|on|an?|the|its|his|her|their) `,
  '(?:expects?|expecting|anticipates?|foresees?|intends? to|hopes? to|plans to|aims? to|wants? to|seeks? to|looks? forward to|awaits?)(?: \\p{L}+)?',
  '(?:hopes?|asks?|calls?|waits?|(?:is|are) (?:hoping|asking|calling|waiting)) for',
  '(?:is|are|remains?) (?:still |now |most |very |highly |rather |quite )?(?:un)?likely|due by|(?<!\\bcontinu(?:e|es|ed|ing) )to be \\p{L}+|upcoming|forthcoming|deadline|imminent|pending',
].join('|');
/** Past forms that don't end in -ed. */
export const IRREGULAR =
  'met|held|began|took|went|came|became|left|made|gave|won|lost|saw|sent|fell|got|broke|brought|built|fought|found|grew|kept|knew|rose|sold|spent|spoke|stood|wrote|cowrote|drew|drove|flew|hit|paid|led|rode|sought|shot|struck|swore|taught|threw|understood|withdrew|bought|caught|chose|dealt|forgot|overthrew|quit|ran|sank|shook|slept|stole|sat|woke|heard|felt|thought|put';
const BINDING =
  '(?:promised|agreed|pledged|vowed|offered|proposed|decided|threatened|undertook|undertaken|volunteered|committed|committed (?:him|her|it|them)sel(?:f|ves)|arranged|hopeful|asked|urged|instructed|ordered|invited|told|advised|wanted|requested|called on|allowed|required)';
const OBJECT = `(?:(?!(?:that|he|she|they|it|was|were|had|has|will|would|${IRREGULAR})\\b|\\p{L}+ed\\b)\\p{L}[\\p{L}.'’-]{0,20} ){0,3}?`;
const PROMISED = `${BINDING} (?:not )?to (?!(?:at|in|on|during|by)\\b)(?:be )?\\p{L}+|(?:asked|urged|instructed|ordered|invited|advised|wanted|requested|called on|allowed|required|told) ${OBJECT}to (?:be )?\\p{Ll}+`;
const FIXED =
  'opens|begins|starts|reopens|resumes|reconvenes|convenes|meets|leaves|departs|arrives|travels|flies|concludes|closes|ends|expires|hosts|holds|takes (?:place|office|up)|goes (?:to|on|into)|comes (?:to|into|up)|visits|returns|addresses|open|begin|start|resume|convene|reconvene|meet|leave|depart|arrive|travel|return';
const REPORTING =
  'said|says|told|tells|noted|announced|reported|stated|added|warned|stressed|emphasized|confirmed|replied|asked|hinted|predicted|indicated|pledged|promised|vowed|briefed|informed|called|complained|claimed|denied|explained|assured|insisted|reiterated|declared|remarked|commented|argued|acknowledged|conceded|cautioned|observed|mentioned';
const NOT_PAST =
  '(?:need|indeed|united|hundred|speed|seed|weed|feed|breed|creed|greed|bleed|exceed|proceed|succeed|embed|sacred|armed|limited|mohammed|muhammed|mohamed|muhamed|ahmed|hamed|saeed|saed|rashed|khaled|majed|fahed|sayed|syed|walid|alfred|fred|ted|ned)\\b';
const PAST = `was|were|had|did|has been|have been|since|ago|${IRREGULAR}|(?!${NOT_PAST})\\p{L}{2,16}ed`;
const CUE = new RegExp(
  `(?<![\\p{L}’'])(?:(?<foretold>${FORETOLD})|(?<future>${FUTURE})|(?<promised>${PROMISED})|(?<scheduled>${FIXED})|(?<reporting>${REPORTING})|(?<past>${PAST}))(?![\\p{L}])`,
  'giu',
);
/** A verb that stands directly after a date, whose subject the date then belongs to. */
export const FINITE_NEXT =
  /^,? (?:(?:still|also|now|only|never|again|not|soon) )?(?:is|are|was|were|has|have|had|will|would|did|does|could|should|may|might|can|remains?|rankles|\p{L}{3,16}ed)\b/iu;
/** The plural's present tense, after a plural: "talks open on Monday". */
const PLURAL = /^(?:open|begin|start|resume|convene|reconvene|meet|leave|depart|arrive|travel|return)$/iu;
const PLURAL_BEFORE = /[^'’\s]s["”)]? $/iu;
/** Verbs that are nouns as well unless a name or a pronoun stands before them. */
const MAYBE_NOUN = /^(?:visits|returns|starts|ends|addresses|flies|leaves|hosts|holds|closes|comes)/iu;
const SUBJECT_BEFORE =
  /(?:\p{Lu}[\p{L}.'’-]*|\b(?:he|she|it|who|which|trial|session|conference|meeting|deadline|visit|period|term|season|parliament|mandate))["”)]? $/u;
const KINDS: readonly CueKind[] = ['foretold', 'future', 'promised', 'scheduled', 'reporting', 'past'];
/** "Told him of the road to Minsk": a place, not a verb; in capitals nothing tells them apart. */
const TO_PLACE = /\p{Ll}.* to \p{Lu}|^TOLD /u;
/** So many units are read of one sentence. */
const LONGEST = 1500;

/** "Rama calls for talks", not "Rama's calls for talks". */
const MAYBE_WISH = /^(?:hopes?|asks?|calls?|waits?) for$/iu;
const WISHER = /(?<![\p{L}'’])(?:\p{Lu}[\p{L}-]{0,30}|he|she|it|they|we|who|which|still|also|now) $/u;

function hasWisher(verb: string, before: string): boolean {
  return WISHER.test(before) || (!/^call/iu.test(verb) && /[\p{L}\d], $/u.test(before));
}

function hasSubject(verb: string, before: string): boolean {
  if (PLURAL.test(verb)) return PLURAL_BEFORE.test(before);
  return !MAYBE_NOUN.test(verb) || SUBJECT_BEFORE.test(before);
}

/** The verb groups of a stretch of text, in order. Linear: each alternative reads a bounded number of words. */
export function cuesOf(words: string): Cue[] {
  const cues: Cue[] = [];
  const read = words.slice(-LONGEST);
  for (const match of matchesIn(read, CUE)) {
    const kind = KINDS.find((each) => match.groups?.[each] !== undefined);
    if (kind === undefined) continue;
    const before = read.slice(Math.max(0, match.index - 40), match.index);
    if (kind === 'future' && MAYBE_WISH.test(match[0]) && !hasWisher(match[0], before)) continue;
    if (kind === 'scheduled' && !hasSubject(match[0], before)) continue;
    cues.push({ kind: kind === 'promised' && TO_PLACE.test(match[0]) ? 'reporting' : kind, index: match.index });
  }
  return cues;
}

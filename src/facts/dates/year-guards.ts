import { at, sticky } from './meaning.ts';

/** Words after which four digits are a year whatever follows, unless things are counted. */
const BEFORE_YEAR =
  /(?:\b(?:in|since|until|till|by|during|before|after|from|early|late|mid|throughout|through|circa|year|years|between|into|as of|summer|spring|autumn|fall|winter|end of|start of|beginning of|middle of|half of|course of|much of|most of|events of|class of|of the|campaign of|war of|revolution of|elections? of|crisis of|treaty of|agreement of|act of)[ \n]|mid[- ]|\bpre-|\bpost-|[({[]|^|\n)$/iu;
/** "In 2007, 2000 and 1991": one year of several. */
const YEAR_BEFORE = /(?<![\d,.$€£#-])(?:1[89]|20)\d\d(?:,|, and| and| or) $/u;
/** Words that count, number or price what follows. */
const BEFORE_NUMBER =
  /(?:\b(?:than|over|under|nearly|almost|some|least|most|only|another|up to|total of|all|other|additional|every|per|at|with|approximately|roughly|exactly|just|resolutions?|articles?|art\.?|section|sections|sec\.?|paragraphs?|para\.?|nos?\.?|number|numbers|room|flight|pages?|pp?\.|chapter|order|decree|bill|law|directive|unscr|res|document|doc\.?|ref|serial|box|apartment|building|suite|route|highway|model|boeing|airbus|case|file|docket|ext\.?|extension|telephone|phone|fax|telegrams?|despatch|dispatch|cables?|embtel|deptel|airgram|circular|state|secto|tosec|usun|code|channel|volume|vol\.?|item|tab|annex|version|windows|lot|gate|unit|battalion|regiment|brigade|division|hill|of (?:about|around|some|over|nearly))[ \n]|[$€£¥#№§@=:+*/\\<>_&-]|\d[ ]|\d{2} [A-Z][A-Za-z]{2,14} (?:[A-Z][a-z]{2,14} )?)$/u;
const COUNTED = sticky(
  '[\\s-]{1,2}(?:(?:[a-z]+)[ ])?(?:men|women|people|persons|troops|soldiers|civilians|prisoners|miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|feet|ft|yards|acres|hectares|tons?|tonnes?|kg|kilograms?|pounds|lbs|dollars|euros|roubles|rubles|barrels|bpd|tanks|aircraft|planes|guns|ships|vessels|vehicles|houses|homes|families|refugees|votes|voters|seats|members|delegates|workers|employees|students|villages|copies|words|hours?|hrs|minutes|seconds|days|weeks|months|years|percent|per cent|pct|cubic|square|mw|megawatts|times|points|jobs|detainees|casualties|deaths|fighters|militants|insurgents|officers|policemen|personnel|inhabitants|pieces|rounds|rifles|local time)\\b',
);
const NOUN_AFTER = sticky(
  '[ ](?!(?:and|or|to|the|in|on|at|by|as|was|were|when|while|with|for|from|after|before|until|saw|had|has|but|that|which|who|of|a|an|until|under|over)\\b)["“]?[A-Za-z]{3,}',
);

function beforeOf(text: string, start: number): string {
  return text.slice(Math.max(0, start - 28), start);
}

/**
 * True where four digits are a year and no quantity or number of something. `paired` for `1941-1945`, which only a
 * numbering word makes something else. The range of years is that of histories; round numbers need a word before them.
 */
export function yearIsMeant(text: string, start: number, end: number, paired: boolean): boolean {
  const value = Number(text.slice(start, start + 4));
  if (value < 1100 || value > 2099) return false;
  const before = beforeOf(text, start);
  const wanted = BEFORE_YEAR.test(before) || YEAR_BEFORE.test(before);
  if (!wanted && BEFORE_NUMBER.test(before.toLowerCase() === before ? before : lowered(before))) return false;
  if (at(COUNTED, text, end) !== undefined) return false;
  if (/^-?\w/u.test(text.slice(end, end + 2)) && !/^-[A-Za-z]/u.test(text.slice(end, end + 2))) return false;
  if (wanted || paired) return value >= 1400 || wanted;
  return value >= 1600 && value <= 2049 && value % 100 !== 0;
}

/** Numbering words count in any case, but two digits and a post's name (`07 MINSK 1352`) need their capitals. */
function lowered(before: string): string {
  return /\d{2} [A-Z][A-Za-z]{2,14} (?:[A-Z][a-z]{2,14} )?$/u.test(before) ? before : before.toLowerCase();
}

/** True where a year stands before a noun as its quality ("its 1920 treaty", "the 2006 highs"). */
export function qualifies(text: string, start: number, end: number): boolean {
  if (!/(?:\b(?:the|an?|its|his|her|their|our)|['’]s) $/iu.test(text.slice(Math.max(0, start - 7), start)))
    return false;
  return at(NOUN_AFTER, text, end) !== undefined;
}

import { wordsValue } from './field-values.ts';

const longestList = 2_000;
const mostAuthors = 100;
/** Words of a byline that are no part of a name. */
const lead = /^(?:(?:written |words |story |reported |posted )?by|author|from|von|par|por|автор)\b[\s:]*/iu;
/** Who an account belongs to that is nobody's. */
const nobody = /^(?:admin(?:istrator)?|webmaster|author|editor|user|guest|staff|none|null|undefined|unknown|n\/a)$/iu;
/** What stands beside a name after a comma: a position or a house. */
const position =
  /\b(?:staff|writers?|correspondents?|reporters?|editors?|columnist|contributors?|contributing|bureau|chief|agency|agencies|press|news|reuters|times|post|magazine|university|institute|professor|fellow|director|analyst|phd|md)\b/iu;

/**
 * The names in a field or byline, one each: "By Jane Roe and John Doe, staff writers" → two. A surname that stands first
 * ("Roe, Jane") is put last, as in a library's fields.
 */
export function authorNames(text: string | undefined | null): readonly string[] {
  const value = wordsValue(text, longestList)?.replace(lead, '');
  if (value === undefined) return [];
  const names: string[] = [];
  for (const group of value.split(/\s*[;|•·]\s*|\s+(?:and|und|et|и)\s+|\s*&\s*/u)) {
    const parts = group
      .split(/\s*[,،]\s*(?:(?:and|und|et|и)\s+)?/u)
      .map((part) => part.trim())
      .filter(isName);
    const [first = '', second = ''] = parts;
    if (parts.length === 2 && !first.includes(' ') && !position.test(second)) names.push(`${second} ${first}`);
    else names.push(...(parts.length > 1 ? withoutPositions(parts) : parts));
  }
  return [...new Set(names)].slice(0, mostAuthors);
}

function withoutPositions(parts: readonly string[]): readonly string[] {
  const [first = '', ...others] = parts;
  return [first, ...others.filter((part) => !position.test(part) && !/^(?:jr|sr|i{2,3}|iv)\.?$/iu.test(part))];
}

function isName(part: string): boolean {
  return (
    part.length > 1 && part.length <= 100 && /\p{L}/u.test(part) && !/[@<>{}]|:\/\//u.test(part) && !nobody.test(part)
  );
}

/** Whether a byline's text is nothing but names: a few words each, each word in capitals or a particle. */
export function isByline(text: string): boolean {
  const names = authorNames(text);
  const word = String.raw`(?:\p{Lu}[\p{L}.'’-]*|(?:de|da|di|la|le|van|von|der|den|bin|al|el|y|e)-?)`;
  return names.length > 0 && names.every((name) => new RegExp(`^${word}(?: ${word}){0,5}$`, 'u').test(name));
}

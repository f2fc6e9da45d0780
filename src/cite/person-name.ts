/** A person's name as citation styles take it apart; what can't be told apart is `family` alone. */
export interface PersonName {
  readonly family: string;
  readonly given?: string;
  readonly suffix?: string;
}

const suffixes = /^(?:Jr|Sr|II|III|IV)\.?$/u;
/** Small words that belong to the name behind them: `de Gaulle`, `van der Stoel`. */
const particle = /^\p{Ll}[\p{Ll}'’]{0,4}$/u;

/** Family name last, with the small words before it; a name with a comma or a single word stays whole. */
export function personName(name: string): PersonName {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  if (name.includes(',') || words.length < 2) return { family: name.trim() };
  const suffix = words.length > 2 && suffixes.test(words.at(-1) ?? '') ? words.pop() : undefined;
  let first = words.length - 1;
  while (first > 1 && particle.test(words[first - 1] ?? '')) first -= 1;
  return {
    family: words.slice(first).join(' '),
    given: words.slice(0, first).join(' '),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

/** `Keating, Joshua`; `King, Martin Luther, Jr.` */
export function invertedName(name: string): string {
  const { family, given, suffix } = personName(name);
  return [family, given, suffix].filter((part) => part !== undefined).join(', ');
}

/** `Keating, J.`; `Sartre, J.-P.` */
export function nameWithInitials(name: string): string {
  const { family, given, suffix } = personName(name);
  const initials = given?.split(' ').map((word) =>
    word
      .split('-')
      .map((part) => `${String.fromCodePoint(part.codePointAt(0) ?? 63)}.`)
      .join('-'),
  );
  return [family, initials?.join(' '), suffix].filter((part) => part !== undefined).join(', ');
}

import type { Candidate } from './candidates.ts';
import { againstName, Kind, kindOf } from './lexicon.ts';
import { formKey, partsOf } from './register.ts';

/** Folded surnames and whole names that other texts of the same file make certain; see `formKey`. */
export type Vouched = ReadonlySet<string>;

export const nobodyVouched: Vouched = new Set();

/** Rules that need nothing but the words themselves, or a title beside them. */
const strongRules: ReadonlySet<string> = new Set(
  'given-name initials family-name-first arabic-article title honorific role role-phrase apposition bracketed reversed'.split(
    ' ',
  ),
);
const enoughTitled = 2;
const mostVouched = 100_000;

/**
 * The names that texts make certain: whole ones ("Gunnar Jarring"), and surnames that two of the texts print behind a
 * title. What comes out doesn't depend on the order of the texts, unless they name more than 100,000 people.
 */
export function vouchedBy(readings: readonly (readonly { readonly candidate: Candidate }[])[]): Vouched {
  const vouched = new Set<string>();
  const titled = new Map<string, number>();
  for (const reading of readings) {
    const here = new Set<string>();
    for (const { candidate } of reading) {
      if (!strongRules.has(candidate.rule ?? '') || candidate.words.length > mostWords) continue;
      const family = partsOf(candidate.words).family;
      if (!isOwn(family)) continue;
      if (candidate.words.length > 1 && vouched.size < mostVouched) vouched.add(family).add(formKey(candidate.words));
      else here.add(family);
    }
    for (const family of here)
      if (titled.size < mostVouched || titled.has(family)) titled.set(family, (titled.get(family) ?? 0) + 1);
  }
  for (const [family, texts] of titled) if (texts >= enoughTitled) vouched.add(family);
  return vouched;
}

const mostWords = 5;

/** A word that means nothing else. */
function isOwn(family: string): boolean {
  const kind = kindOf(family);
  return family.length > 2 && ((kind & againstName) === 0 || (kind & Kind.figure) !== 0);
}

/** Whether a candidate without a rule of its own is vouched for by other texts. */
export function isVouched(candidate: Candidate, vouched: Vouched): boolean {
  return candidate.rule === undefined && !candidate.doubtful && vouched.has(formKey(candidate.words));
}

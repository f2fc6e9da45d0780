import type { Candidate } from './candidates.ts';
import { unlikelySubject } from './context.ts';
import { againstName, Kind, kindOf } from './lexicon.ts';
import type { NameList } from './name-lists.ts';
import { formKey, partsOf } from './register.ts';

/** Rules too weak to vouch for others. */
const vouchNothing: ReadonlySet<string> = new Set(['given-name-alone', 'subject', 'surname-list']);

/**
 * Words that stand in one list with people ("Zablocki, Findley and Solarz", "Generals Haig and Davos") and mean nothing
 * else: at least as many of the list's others must be known as are not, and what stands around the word elsewhere
 * (`cues`, by `formKey`) must not speak against a person.
 */
export function companionsOf(
  candidates: readonly Candidate[],
  cues: ReadonlyMap<string, number>,
): readonly Candidate[] {
  const lists = new Map<NameList, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.list === undefined || !candidate.list.joined) continue;
    const members = lists.get(candidate.list);
    if (members === undefined) lists.set(candidate.list, [candidate]);
    else members.push(candidate);
  }
  const firm = new Set(candidates.filter(isFirm).map(({ words }) => partsOf(words).family));
  const companions: Candidate[] = [];
  for (const members of lists.values()) {
    if (members[0]?.list?.where && members[0].rule === undefined) continue;
    const known = members.filter((member) => isKnown(member, firm)).length;
    const unknown = members.filter((member) => member.rule === undefined && !isKnown(member, firm));
    if (unknown.length === 0 || known === 0 || known < unknown.length - 1) continue;
    for (const member of unknown)
      if (isPlain(member) && (cues.get(formKey(member.words)) ?? 0) >= 0) companions.push(member);
  }
  return companions;
}

function isFirm({ rule }: Candidate): boolean {
  return rule !== undefined && !vouchNothing.has(rule);
}

function isKnown(candidate: Candidate, firm: ReadonlySet<string>): boolean {
  return isFirm(candidate) || firm.has(partsOf(candidate.words).family);
}

/** A single word with nothing against it; `doubtful` ones stand where a capital letter proves nothing. */
function isPlain({ words, doubtful, rule, cue }: Candidate): boolean {
  const [word = '', ...more] = words;
  if (more.length > 0 || doubtful || rule !== undefined || word.length < 2 || cue < -2) return false;
  const kind = kindOf(word);
  if (unlikelySubject.test(word.toLowerCase())) return false;
  return (
    (kind & againstName) === 0 && (word !== word.toUpperCase() || (kind & (Kind.surname | Kind.surnameEnding)) !== 0)
  );
}

/** As source notes print them, the longer before what they begin with. */
const printed = ['Top Secret', 'Secret', 'Confidential', 'Limited Official Use', 'Official Use Only', 'Unclassified'];
const level = new RegExp(`(?<=[.,;\\])”"]\\s|^)(${printed.join('|')})(?=[;.,]| with )`, 'u');
/** The classification stands behind the archive's address, in the first sentences. */
const farthest = 600;

/**
 * The classification that a document's source note states ("Source: National Archives … Secret; Nodis. Drafted by …"), in
 * capitals as cables print it; undefined where it states none, or that there was no marking.
 */
export function classificationOf(sourceNote: string): string | undefined {
  const start = sourceNote.slice(0, farthest);
  const unmarked = start.indexOf('No classification marking');
  const found = level.exec(unmarked === -1 ? start : start.slice(0, unmarked));
  return found?.[1]?.toUpperCase();
}

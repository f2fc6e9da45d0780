import { readData } from '../../data.ts';
import type { Tag } from '../../document.ts';

interface Named {
  readonly name: string;
  readonly iso2?: string;
  readonly provenance: string;
}
interface TagData {
  readonly subject: Record<string, Named>;
  readonly program: Record<string, Named>;
  readonly geographic_fips_1985_2010: Record<string, Named>;
  readonly geographic_collisions: { code: string; fips1985_2010: string; handbook1974: string; genc2020s: string }[];
  readonly organization_sample: Record<string, string>;
}
interface MoreTagData {
  readonly phrases: Record<string, string>;
  readonly organizations: Record<string, string>;
  readonly handbook1974: Record<string, string>;
  readonly subject1970s: Record<string, string>;
  readonly former: Record<string, { readonly name: string; readonly until: number }>;
}

const data = readData<TagData>('tags.json');
const more = readData<MoreTagData>('tags-more.json');
const subjects = new Map(Object.entries(data.subject));
const programs = new Map(Object.entries(data.program));
const fips = new Map(Object.entries(data.geographic_fips_1985_2010));
const byIso = new Map([...fips.values()].map((place) => [place.iso2 ?? '', place.name]));
const changed = new Map(data.geographic_collisions.map((entry) => [entry.code, entry]));
const handbook = new Map(Object.entries(more.handbook1974));
const organizations = new Map([...Object.entries(data.organization_sample), ...Object.entries(more.organizations)]);
const former = new Map(Object.entries(more.former));
const subjects1970s = new Map(Object.entries(more.subject1970s));

/** Tags of several words, with the spelling to keep. */
export const tagPhrases: ReadonlyMap<string, string> = new Map(Object.entries(more.phrases));

/**
 * A place's name by the code list in force: 1973–79 handbook, 1985–2010 (FIPS-like; with the codes of states that ended
 * in that time), later (GENC/ISO-like).
 */
function placeName(code: string, year: number | undefined): string | undefined {
  const collision = changed.get(code);
  if (year !== undefined && year < 1985) {
    const named = handbook.get(code) ?? collision?.handbook1974;
    if (named !== undefined) return /^[(-]/u.test(named) ? undefined : named;
  }
  if (year !== undefined && year > 2010) {
    const named = collision?.genc2020s;
    return named !== undefined && !/^[(-]/u.test(named) ? named : (byIso.get(code) ?? fips.get(code)?.name);
  }
  const ended = former.get(code);
  if (year !== undefined && ended !== undefined && year >= 1985 && year <= ended.until) return ended.name;
  return fips.get(code)?.name ?? byIso.get(code);
}

/** Whether the dictionary holds the code, in any era. */
export function isKnownTag(code: string): boolean {
  return isSubjectCode(code) || isPlaceCode(code) || organizations.has(code) || tagPhrases.has(code);
}

export function isSubjectCode(code: string): boolean {
  return subjects.has(code) || programs.has(code) || subjects1970s.has(code);
}

export function isOrganizationCode(code: string): boolean {
  return organizations.has(code);
}

export function isPlaceCode(code: string): boolean {
  return (
    fips.has(code) ||
    handbook.has(code) ||
    former.has(code) ||
    changed.has(code) ||
    (code.length === 2 && byIso.has(code))
  );
}

/** Codes of four letters and more that a mistyped word may have meant. */
export const spelledTags: readonly string[] = [
  ...new Set([...subjects.keys(), ...programs.keys(), ...organizations.keys()]),
].filter((code) => code.length >= 4);

/** Spells a code out by the dictionary of the cable's era; an unknown one keeps its code as its name. */
export function tagOf(code: string, year: number | undefined): Tag {
  const subject = subjects.get(code);
  const old = subjects1970s.get(code);
  const program = programs.get(code);
  const unconfirmed = /UNVERIFIED/u.test(program?.provenance ?? '') ? { unconfirmed: true as const } : {};
  if (old !== undefined && year !== undefined && year < 1985) return { code, name: old, kind: 'subject' };
  if (subject !== undefined) return { code, name: subject.name, kind: 'subject' };
  if (program !== undefined) return { code, name: program.name, kind: 'program', ...unconfirmed };
  const organization = organizations.get(code);
  if (code.length === 2) {
    const place = placeName(code, year);
    if (place !== undefined) return { code, name: place, kind: 'geographic' };
    if (organization === undefined) return { code, name: code, kind: isPlaceCode(code) ? 'geographic' : 'unknown' };
  }
  if (organization !== undefined) return { code, name: organization, kind: 'organization' };
  if (/^[A-Z'’-]{2,}, [A-Z]/u.test(code)) return { code, name: code, kind: 'person' };
  if (/^K[A-Z]{3}$/u.test(code)) return { code, name: code, kind: 'program' };
  return {
    code,
    name: old ?? code,
    kind: old !== undefined || /^[ABCEMOPST][A-Z]{3}$/u.test(code) ? 'subject' : 'unknown',
  };
}

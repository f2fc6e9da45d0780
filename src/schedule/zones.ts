import { AskError } from '../errors.ts';

/** A zone and the words that it is looked for by. */
interface Zone {
  readonly name: string;
  /** The whole of it, and its last part, as people type them: `america/new york`, `new york`. */
  readonly typed: string;
  readonly city: string;
}

const marks = /\p{M}/gu;

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[_\s]+/gu, ' ')
    .trim();
}

/**
 * What JavaScript lists under the older of two names (Unicode's CLDR keeps the first it had), by the newer one of the IANA
 * database's file `backward`.
 */
const renamed: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

let zones: readonly Zone[] | undefined;

function allZones(): readonly Zone[] {
  if (zones !== undefined) return zones;
  const listed = Intl.supportedValuesOf('timeZone').map((name) => {
    const newer = renamed.get(name);
    return newer !== undefined && isKnown(newer) ? newer : name;
  });
  zones = [...new Set(['UTC', ...listed.sort()])].map((name) => ({
    name,
    typed: folded(name),
    city: folded(name.slice(name.lastIndexOf('/') + 1)),
  }));
  return zones;
}

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Zones by names that the list leaves out (`Asia/Kolkata`, `US/Eastern`). Offsets and three letters (`EST`) are none: they know no summer. */
function alias(text: string): string | undefined {
  if (!/^[a-z_]+(?:\/[a-z0-9_+-]+){1,2}$/iu.test(text) || /^etc\//iu.test(text) || !isKnown(text)) return undefined;
  return text
    .toLowerCase()
    .replace(/(^|[/_-])([a-z])/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Zones whose name or city begins as typed, then those that have it inside; in order of name, UTC first. */
export function zonesLike(typed: string, limit: number): readonly string[] {
  const wanted = folded(typed);
  const rank = ({ typed: whole, city }: Zone) =>
    city.startsWith(wanted) || whole.startsWith(wanted) ? 0 : whole.includes(wanted) ? 1 : 2;
  return [0, 1]
    .flatMap((wantedRank) => allZones().filter((zone) => rank(zone) === wantedRank))
    .map(({ name }) => name)
    .slice(0, limit);
}

/** The IANA zone that was typed, by name or by its city (`Berlin`, `new york`). */
export function zoneNamed(typed: string): string | undefined {
  const wanted = folded(typed.slice(0, 100));
  if (['utc', 'gmt', 'z', 'etc/utc'].includes(wanted)) return 'UTC';
  const known = allZones().find((zone) => zone.typed === wanted || zone.city === wanted);
  return known?.name ?? alias(typed.slice(0, 100).trim().replace(/\s+/gu, '_'));
}

/** @throws AskError for what is no zone, with those that are near */
export function readZone(typed: string): string {
  const zone = zoneNamed(typed);
  if (zone !== undefined) return zone;
  const near = zonesLike(typed, 5);
  throw new AskError(
    `"${typed.slice(0, 60)}" is no time zone: name a city such as Berlin, or a zone such as Europe/Berlin`,
    {
      suggestions: near.length > 0 ? near : ['Europe/Berlin', 'America/New_York', 'UTC'],
    },
  );
}

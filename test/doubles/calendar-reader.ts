/** A strict reader of calendars (RFC 5545), as far as all-day events go: what it does not know it refuses. */

const known = /^(?:UID|DTSTAMP|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|SUMMARY|DESCRIPTION|STATUS|TRANSP)$/u;
const required = ['UID', 'DTSTAMP', 'DTSTART;VALUE=DATE'];

/** Unfolds lines (3.1): CRLF only, at most 75 octets each, nothing after the last. */
function linesOf(calendar: string): string[] {
  if (!calendar.endsWith('\r\n')) throw new Error('the last line has no end');
  const raw = calendar.slice(0, -2).split('\r\n');
  for (const line of raw) {
    if (/[\r\n]/u.test(line)) throw new Error(`a bare line end: ${JSON.stringify(line)}`);
    if (new TextEncoder().encode(line).length > 75) throw new Error(`longer than 75 octets: ${line}`);
    if (/[^\P{Cc}\t]/u.test(line)) throw new Error(`a control character: ${JSON.stringify(line)}`);
  }
  return raw.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
}

/** TEXT (3.3.11): no bare comma or semicolon, and a backslash only before what it may stand before. */
function textOf(value: string): string {
  if (/(?<!\\)(?:\\\\)*[,;]/u.test(value) || /(?<!\\)(?:\\\\)*\\(?![\\,;nN])/u.test(value))
    throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\,;nN])/gu, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}

/** The events of a calendar, each by property name with parameters. @throws Error at the first thing that is not as the standard has it */
export function readCalendar(calendar: string): ReadonlyMap<string, string>[] {
  const lines = linesOf(calendar);
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('no VCALENDAR');
  const [version, product] = [lines[1], lines[2]];
  if (version !== 'VERSION:2.0' || product?.startsWith('PRODID:') !== true) throw new Error('no VERSION and PRODID');
  const events: Map<string, string>[] = [];
  let open: Map<string, string> | undefined;
  for (const line of lines.slice(3, -1)) {
    if (line === 'BEGIN:VEVENT' && open === undefined) open = new Map();
    else if (line === 'END:VEVENT' && open !== undefined) {
      const event = open;
      const missing = required.filter((name) => !event.has(name));
      if (missing.length > 0) throw new Error(`an event without ${missing.join(', ')}`);
      events.push(event);
      open = undefined;
    } else {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon);
      if (open === undefined || !known.test(name) || open.has(name)) throw new Error(`not expected: ${line}`);
      open.set(name, /^(?:SUMMARY|DESCRIPTION)$/u.test(name) ? textOf(line.slice(colon + 1)) : line.slice(colon + 1));
    }
  }
  if (open !== undefined) throw new Error('an event without an end');
  return events;
}

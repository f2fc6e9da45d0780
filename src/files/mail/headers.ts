/** A field name and its colon (RFC 5322 §2.2, §3.6.8). */
const field = /^[!-9;-~]{1,76}:/u;
/** Fields that only programs write. */
const machine =
  /^(?:received|mime-version|message-id|return-path|delivered-to|dkim-signature|content-type|content-transfer-encoding|x-[a-z0-9-]+|arc-[a-z-]+|authentication-results|in-reply-to|references|user-agent):/iu;
const human = /^(?:from|date|subject|to|sender):/iu;

/** Whether a line can begin a field of a mail's header. */
export function isField(line: string): boolean {
  return field.test(line.slice(0, 80));
}

/**
 * Whether a text begins as a mail does: nothing but fields up to the first blank line, one of them at least by a program
 * that carries mails. Headers that people type (`From: … To: … Subject: …`) and those of telegrams are none.
 */
export function beginsAsMail(head: string): boolean {
  const lines = head.replace(/^\ufeff?\s{0,20}/u, '').split(/\r\n?|\n/u);
  const header: string[] = [];
  for (const line of lines) {
    if (line.trim() === '') break;
    if (/^[ \t]/u.test(line) && header.length > 0) continue;
    const last = line === lines.at(-1);
    if (!isField(line)) {
      if (last && header.length > 2) break;
      return false;
    }
    header.push(line);
  }
  const people = new Set(header.filter((line) => human.test(line)).map((line) => line.slice(0, 4).toLowerCase()));
  const carried = header.filter((line) => machine.test(line)).length;
  return (carried >= 1 && people.size >= 1 && carried + people.size >= 3) || carried >= 3;
}

/** The line before each message in a mailbox: `From jane@example.org Mon Sep 17 12:40:00 2007` (RFC 4155). */
export function isPostmark(line: string): boolean {
  return /^From .{0,200}\d{1,2}:\d{2}.{0,40}\b\d{4}\b/u.test(line.slice(0, 300));
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day that a `Date` field prints, in the sender's own zone, as EDTF; undefined where it prints none. */
export function dayOfField(value: string): string | undefined {
  const found = /(?<!\d)(\d{1,2})[\s-]+([a-z]{3})[a-z]{0,6}[\s-]+(\d{4}|\d{2})(?!\d)/iu.exec(value.slice(0, 200));
  if (found === null) return undefined;
  const [, day = '', name = '', digits = ''] = found;
  const month = months.indexOf(name.toLowerCase()) + 1;
  // RFC 5322 §4.3: two digits up to 49 are of this century.
  const year = digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900);
  const last = month === 0 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (year < 1900 || Number(day) < 1 || Number(day) > last) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * Lines by which a site offers itself: its share bars, newsletters, pointers and rights. Words that also begin a
 * sub-heading ("Share prices fell", "Copyright dispute") count only with an object of the web's. Anchored and bounded.
 */
const RULES: readonly RegExp[] = [
  /^sign ?up(?: (?:here|now|today|(?:for|to)\b.{0,40}\b(?:newsletters?|e-?mails?|updates?|alerts?|briefings?|digest|free|inbox|account))\b.{0,40})?$/iu,
  /^subscribe(?: (?:to|for)\b.{0,40}\b(?:newsletters?|e-?mails?|updates?|alerts?|briefings?|digest|free|magazine|podcasts?|channel|feed|us|our)\b.{0,40}| (?:here|now|today|via|by e-?mail)\b.{0,40})?$/iu,
  /^read more(?:\s?[:»›→…].{0,80}|\.{3}| (?:here|(?:from|on|about|at) .{1,60}))?$/iu,
  /^share(?: (?:this|the|our))? (?:article|story|post|page|link|video)\b.{0,60}$/iu,
  /^share this(?:\s?:.{0,80})?$/iu,
  /^share(?: this)?(?:\s?:| (?:on|via|to|with|by)) ?(?:facebook|twitter|x\b|linkedin|whatsapp|e-?mail|reddit|pinterest|telegram|print|google|friends|social)\b.{0,60}$/iu,
  /^(?:(?:our|the|daily|weekly|free) ){0,2}newsletter (?:sign ?-?up|subscription)\b.{0,40}$/iu,
];
/** Words that stand over share bars and forms, but also over sections of a report. */
const BARE = /^(?:share|newsletters?|copyright)$/iu;
const RIGHTS =
  /^(?:(?:copyright )?(?:©|\(c\)(?= ?(?:19|20)\d\d)).{1,140}|copyright,? (?:19|20)\d\d(?:[-–]\d{2,4})?(?:,? (?:by|all rights)\b.{1,100})?|(?:copyright .{1,100}\W)?all rights reserved)$/iu;
const LONGEST = 160;

/** Whether a line, alone, is an offer or a notice of rights, and no part of the article. */
export function isOffer(text: string): boolean {
  if (text.length > LONGEST) return false;
  const bare = withoutEnd(text);
  return RULES.some((rule) => rule.test(bare)) || RIGHTS.test(bare);
}

/** Whether a line can head what a site puts behind its article, offers included. */
export function headsOffers(text: string): boolean {
  return isOffer(text) || (text.length <= LONGEST && BARE.test(withoutEnd(text)));
}

function withoutEnd(text: string): string {
  return text.replace(/[\s.:!»›→|]{1,4}$/u, '');
}

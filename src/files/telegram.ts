/** A State Department telegram as a file may hold it: told by its header lines, whatever the page around it is. */

const prefixLength = 20_000;
const fewestSigns = 3;
/** In running text: more than in preformatted text, where hardly anything else looks like a telegram. */
const signsInProse = 4;

const signs: readonly RegExp[] = [
  /^\s{0,20}VZCZC[A-Z]{3}/mu,
  /^\s{0,20}(?:DE [A-Z]{4,8} ?#\d{4}|ZN[RY] [A-Z]{5}\b)/mu,
  /^\s{0,20}(?:[ZOPRY] ){1,4}\d{6}Z [A-Z]{3} \d{2}/mu,
  /^\s{0,20}FM [A-Z]{3,}/mu,
  /^\s{0,20}(?:TO|INFO) [A-Z]{3,}/mu,
  /^\s{0,20}(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE)\b.{0,60}\d/mu,
  /^\s{0,40}E\.? ?O\.? ?:? ?1[1-3]\d{3}\b/imu,
  /^\s{0,40}TAGS? ?[:;]? {0,9}\[?[A-Z]{2,5}\b/mu,
  /^\s{0,20}SUBJ(?:ECT)? ?:/imu,
  /^\s{0,20}REF(?:S|TELS?|\(S\))? ?:.{0,60}\d/imu,
  /^\s{0,20}(?:SIPDIS|NODIS|EXDIS|STADIS|LIMDIS)\b/mu,
  /^\s{0,20}Classified By:/imu,
];

/** How many different signs of a telegram stand in the first 20,000 units of a text. */
export function telegramSigns(text: string): number {
  const prefix = text.slice(0, prefixLength);
  return signs.filter((sign) => sign.test(prefix)).length;
}

/** Whether preformatted text is a telegram: much may have a subject line, nothing else several lines of such a header. */
export function isTelegram(text: string): boolean {
  return telegramSigns(text) >= fewestSigns;
}

/** Whether running text is a telegram: an article may quote some lines of one. */
export function isTelegramInProse(text: string): boolean {
  return telegramSigns(text) >= signsInProse;
}

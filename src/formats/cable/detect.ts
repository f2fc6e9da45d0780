const prefixLength = 12_000;

/** What only cables have, with how much each tells. */
const signs: readonly (readonly [RegExp, number])[] = [
  [/^\s{0,20}VZCZC[A-Z]{3}/mu, 0.5],
  [/(?:^|\s)DE\s+[A-Z]{4,8}\s?#\d{4}/mu, 0.4],
  [/^MRN\s?:\s{0,20}\d{2,4}\s?[A-Z]{3,}/mu, 0.5],
  [/(?:^|\s)ZN[RY] [A-Z]{5}\s/mu, 0.3],
  [/^(?:[ZOPRY] ){1,4}\d{6}Z [A-Z]{3} \d{2}/mu, 0.5],
  [/^FM (?:AMEMBASSY|AMCONSUL|SECSTATE|USMISSION|USUN|CONSULATE|[A-Z]{3,})/mu, 0.25],
  [/^(?:TO|INFO) (?:R[A-Z]{4,7}\/)?[A-Z]{3,}/mu, 0.1],
  [
    /^(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE)\b.{0,60}\b[A-Z]{3,} \d{3,8}\s*$/mu,
    0.4,
  ],
  [/^\s{0,40}E\.?\s?O\.?\s?:?\s?1[1-3]\d{3}\b/imu, 0.4],
  [/^\s{0,40}TAGS?\s?[:;]?\s+\[?[A-Z]{2,5}\b/imu, 0.25],
  [/^SUBJ(?:ECT)?\s?:/imu, 0.05],
  [/^REF(?:S|TELS?|\(S\))?\s?:.{0,60}\d/imu, 0.1],
  [/^Classified By:/imu, 0.15],
  [/^(?:SIPDIS|NODIS|EXDIS|STADIS)\b/mu, 0.2],
  [/^PAGE \d{2}\s+[A-Z ]{3,20}\s+\d{4,6}/mu, 0.3],
  [/^¶?\d{1,2}\.\s?\((?:S|C|U|SBU|LOU|S\/\/?NF|C\/\/?NF)\)/mu, 0.2],
];

/** How sure the text is a State Department cable, 0 to 1, by the signs in its first 12,000 units. */
export function detectCable(text: string): number {
  const prefix = text.slice(0, prefixLength);
  let sure = 0;
  for (const [sign, weight] of signs) if (sign.test(prefix)) sure += weight;
  return Math.min(1, sure);
}

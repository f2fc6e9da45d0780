/** Slack's escaping of what people type, taken back: `&amp;` is `&` (docs.slack.dev/messaging/formatting-message-text). */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * The words of a message as its writer saw them: `<https://a.b|label>` is what it shows, `<#C1|general>` is `#general`,
 * people and groups without a name that is told are left out, as is everything in `without` (the app's own mention).
 */
export function writtenWords(text: string, without: readonly string[] = []): string {
  const shown = text.replace(/<([^<>\n]{1,3000})>/gu, (_, inner: string) => {
    const bar = inner.indexOf('|');
    const target = bar < 0 ? inner : inner.slice(0, bar);
    const label = bar < 0 ? undefined : inner.slice(bar + 1);
    if (without.includes(target)) return ' ';
    if (/^[@!]/u.test(target)) return label ?? ' ';
    if (target.startsWith('#')) return label === undefined ? ' ' : `#${label}`;
    return label ?? target.replace(/^mailto:/u, '');
  });
  return unescaped(shown)
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

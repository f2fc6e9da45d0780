/** The five signs of XML and HTML that mean something (XML 1.0, 2.4), as text and in quoted attributes. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML and HTML have it between tags and within quotation marks. Letters that XML has no place for stay. */
export function markupEscaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => entities[sign] ?? sign);
}

// Small print of the elements of Discord is too faint to read for many (WCAG 2.2, 1.4.3), they are wide in narrow windows,
// and colour reaches them as a property, since the page's policy lets no element bring a style of its own.
const style = new CSSStyleSheet();
style.replaceSync(`
  .discord-message-timestamp, .discord-embed-footer { color: #b5bac1 !important; }
  .discord-author-info .discord-application-tag { background: #5865f2; color: #fff; }
  :host(discord-message) .discord-message-content, .discord-embed-root { min-width: 0; max-width: 100% !important; }
  .discord-left-border { background: var(--edge, #1e1f22) !important; }
  .discord-embed-root, .discord-embed-wrapper, .discord-embed-grid { max-width: 100% !important; }
`);

for (const name of ['discord-message', 'discord-author-info', 'discord-embed', 'discord-embed-footer']) {
  const element = await customElements.whenDefined(name);
  if ('elementStyles' in element && Array.isArray(element.elementStyles)) element.elementStyles.push(style);
}

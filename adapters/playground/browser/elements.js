// Small print of the elements of Discord is too faint to read for many (WCAG 2.2, 1.4.3), and wide in narrow windows.
const style = new CSSStyleSheet();
style.replaceSync(`
  .discord-message-timestamp, .discord-message-ephemeral, .discord-embed-footer { color: #b5bac1 !important; }
  .discord-message-ephemeral-link { display: none; }
  .discord-author-info .discord-application-tag { background: #5865f2; color: #fff; }
  :host(discord-message) .discord-message-content, .discord-embed-root { min-width: 0; max-width: 100% !important; }
  .discord-embed-root, .discord-embed-wrapper, .discord-embed-grid { max-width: 100% !important; }
`);

for (const name of ['discord-message', 'discord-author-info', 'discord-embed', 'discord-embed-footer']) {
  const element = await customElements.whenDefined(name);
  if ('elementStyles' in element && Array.isArray(element.elementStyles)) element.elementStyles.push(style);
}

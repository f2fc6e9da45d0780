/** For paper: the text and its marks, without what only a screen needs. */
export const paper = `
@media print {
  :root { --ink: #000; --soft: #333; --ground: #fff; --line: #999; --mark: #eee; --mark-ink: #000; }
  @page { margin: 22mm 20mm; }
  body { font-size: 10.5pt; background: none; }
  .top, .skip, .parts, .contents, .versions:not(.old) { display: none; }
  .columns { display: block; }
  main, .colophon { max-width: none; padding: 0; }
  .banner[class] { background: none; color: #000; border: 1px solid #000; text-align: center; }
  .margin { position: static; max-height: none; overflow: visible; margin-top: 2rem; columns: 2; font-size: 8.5pt; border-top: 1px solid var(--line); padding-top: .5rem; }
  .margin section, .paragraph { break-inside: avoid-page; }
  h1, h2 { break-after: avoid; }
  mark { outline: 1px solid #666; }
  a { color: inherit; text-decoration: none; }
}
`.trim();

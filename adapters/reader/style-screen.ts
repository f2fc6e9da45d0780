/** For screens, light and dark; colours keep a contrast of 4.5 to 1 and more (WCAG 2.2, 1.4.3). */
export const screen = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf7; --sheet: #fff; --ink: #1d1b18; --soft: #5c574f; --line: #ddd8ce; --link: #1f4e8c;
  --mark: #ffe58a; --mark-ink: #1d1b18; --focus: #1f4e8c;
  --unclassified: #1b5e20; --limited: #6a1b9a; --confidential: #0d47a1; --secret: #b71c1c; --top-secret: #9c4300;
  --article: #4a4a4a; --neutral: #4a4a4a;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16171a; --sheet: #1b1d21; --ink: #e6e3dc; --soft: #aaa59b; --line: #383a40; --link: #9cc2f5;
    --mark: #6b5300; --mark-ink: #fff6d6; --focus: #9cc2f5;
    --unclassified: #2e7d32; --limited: #7b1fa2; --confidential: #1565c0; --secret: #c62828; --top-secret: #a84a00;
    --article: #55585f; --neutral: #55585f;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 4.2rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 var(--serif); overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
#text:focus { outline: none; }
.skip { position: fixed; left: -100vw; top: 0; background: var(--sheet); padding: .6rem 1rem; font-family: var(--sans); z-index: 2; }
.skip:focus { left: 1rem; top: .5rem; }
.top { position: sticky; top: 0; z-index: 1; background: var(--ground); border-bottom: 1px solid var(--line); font: .9rem/1.4 var(--sans); }
.top > div { display: flex; align-items: baseline; gap: .4rem 1rem; max-width: 68rem; margin: 0 auto; padding: .75rem 1.5rem; }
.top p { margin: 0; flex: 1; min-width: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; color: var(--soft); }
.top b { color: var(--ink); letter-spacing: .02em; margin-right: .6rem; }
.top nav { display: flex; gap: 1.2rem; }
main, .colophon { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
main { padding-top: 1.2rem; }
.banner { margin: 0; padding: .45rem .9rem; color: #fff; background: var(--neutral); border-radius: 4px; font: .82rem/1.5 var(--sans); letter-spacing: .06em; }
.banner.unclassified { background: var(--unclassified); } .banner.limited { background: var(--limited); }
.banner.confidential { background: var(--confidential); } .banner.secret { background: var(--secret); }
.banner.top-secret { background: var(--top-secret); } .banner.article { background: var(--article); }
.head { margin: 1.8rem 0 2.2rem; }
h1 { font-size: clamp(1.4rem, 1.1rem + 1.5vw, 2.05rem); line-height: 1.22; font-weight: 650; margin: 0 0 1.2rem; text-wrap: balance; }
.facts { display: grid; grid-template-columns: 1fr; gap: 0; margin: 0; font: .92rem/1.5 var(--sans); border-top: 1px solid var(--line); }
.facts > div { display: grid; grid-template-columns: 8.5rem 1fr; gap: .2rem 1rem; padding: .38rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); } dd { margin: 0; }
.plain { list-style: none; margin: 0; padding: 0; }
small, .role, .status { color: var(--soft); font-size: .92em; }
.columns { display: grid; gap: 2.5rem; }
.contents, .parts { font: .92rem/1.5 var(--sans); }
.contents h2, .margin h2 { font: 650 .78rem/1.4 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--soft); margin: 0 0 .4rem; }
.contents ul, .margin ul { list-style: none; margin: 0 0 2rem; padding: 0; }
.contents li { display: flex; gap: .5rem; padding: .12rem 0; }
.contents a { text-decoration: none; } .contents a:hover { text-decoration: underline; }
.contents .at { display: inline-block; min-width: 2.2rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.parts { display: flex; gap: 1.5rem; justify-content: space-between; padding: .8rem 0; border-block: 1px solid var(--line); margin: 1rem 0; }
.text h2 { font-size: 1.22rem; line-height: 1.3; font-weight: 650; margin: 2.2rem 0 .8rem; text-wrap: balance; }
.text > h2:first-child { margin-top: 0; }
.paragraph { margin: 0 0 1.15rem; }
.paragraph p { margin: 0; }
.number { font: .84rem/1.9 var(--sans); color: var(--soft); font-variant-numeric: tabular-nums; }
.number a { text-decoration: none; font-weight: 600; } .number a:hover { text-decoration: underline; }
.words { hanging-punctuation: first; hyphens: manual; }
.paragraph:target .number a { background: var(--mark); color: var(--mark-ink); border-radius: 3px; padding: 0 .2rem; }
mark { background: var(--mark); color: var(--mark-ink); padding: .06em .08em; border-radius: 2px; box-decoration-break: clone; -webkit-box-decoration-break: clone; scroll-margin-top: 30vh; }
mark::before, mark::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
mark::before { content: " [cited words] "; } mark::after { content: " [end of cited words] "; }
.withheld, .left-out { color: var(--soft); font: italic .92rem/1.5 var(--sans); }
.withheld { border: 1px dashed var(--soft); border-radius: 4px; padding: .5rem .9rem; margin: 0 0 1.15rem; }
.elsewhere { border-left: 4px solid var(--mark); padding: .2rem 1rem; margin: 0 0 2rem; }
.elsewhere p { margin: 0; font: .88rem/1.5 var(--sans); color: var(--soft); } .elsewhere blockquote { margin: .4rem 0; }
.versions { font: .92rem/1.5 var(--sans); margin: 1rem 0 0; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: 4px; }
.versions.old { border: 2px solid var(--top-secret); } .versions summary { cursor: pointer; } .versions ul { margin: .4rem 0; padding-left: 1.2rem; }
.margin { font: .88rem/1.5 var(--sans); border-top: 1px solid var(--line); padding-top: 1.5rem; }
.margin li { padding: .22rem 0; } .margin q { quotes: "“" "”"; }
.margin .places a, .margin li > a { white-space: nowrap; }
.more { color: var(--soft); margin: -1.4rem 0 2rem; }
.colophon { font: .8rem/1.6 var(--sans); color: var(--soft); padding-block: 1.2rem 3rem; }
.colophon p { margin: 0; } .digest { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .92em; word-break: break-all; }
.notice { max-width: 40rem; padding-top: 10vh; }
@media (max-width: 38rem) {
  main, .colophon, .top > div { padding-inline: 1.1rem; }
  .facts > div { grid-template-columns: 1fr; gap: 0; }
  .top b:not(:last-child) { display: none; }
  .top nav { gap: .9rem; }
}
@media (min-width: 62rem) {
  .columns { grid-template-columns: minmax(0, 44rem) minmax(15rem, 1fr); column-gap: 3.5rem; }
  .paragraph { display: grid; grid-template-columns: 4rem minmax(0, 1fr); }
  .text h2, .contents, .withheld { margin-left: 4rem; }
  .margin { border-top: 0; padding-top: 0; position: sticky; top: 4.2rem; align-self: start; max-height: calc(100vh - 5.5rem); overflow-y: auto; }
}
`.trim();

import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Context } from '../../commands/command.ts';
import { examplesOf, sampleOf } from '../../commands/examples.ts';
import { discordModules, importMap } from './modules.ts';

/** A pilcrow: Reftel's picture in both chats. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1f3a5f"/><path d="M14 7h9v2h-2v16h-2V9h-2v16h-2v-8a5 5 0 0 1-1-10z" fill="#fff"/></svg>';

const shownOf = ['who', 'timeline', 'find', 'cable', 'thread', 'cite'];

/** One example of each of some commands, on what the collection holds. */
export async function examples({ collection, commands }: Context): Promise<readonly string[]> {
  const sample = await sampleOf(collection);
  return shownOf.flatMap((name) => {
    const command = commands.find((each) => each.name === name);
    return command === undefined ? [] : examplesOf(command, sample).slice(0, 1);
  });
}

function around(head: readonly ReactNode[], body: readonly ReactNode[]): string {
  const title = h('title', null, 'Reftel playground');
  const own = [
    h('meta', { key: 'c', charSet: 'utf-8' }),
    h('meta', { key: 'v', name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { key: 's', name: 'color-scheme', content: 'light dark' }),
    h('link', { key: 'i', rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }),
  ];
  const page = h('html', { lang: 'en' }, h('head', null, title, own, head), h('body', null, body));
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}

const style = (href: string) => h('link', { key: href, rel: 'stylesheet', href });
const script = (src: string) => h('script', { key: src, type: 'module', src });

function composer(typed: readonly string[]): ReactNode {
  return h(
    'form',
    { key: 'form', id: 'ask', autoComplete: 'off' },
    h('label', { htmlFor: 'line' }, 'A slash command'),
    h(
      'div',
      { className: 'typing' },
      h('input', {
        id: 'line',
        type: 'text',
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': 'false',
        'aria-controls': 'suggestions',
        'aria-describedby': 'usage',
        maxLength: 4_000,
        spellCheck: false,
        placeholder: '/who kramer',
        enterKeyHint: 'send',
      }),
      h('button', { type: 'submit', id: 'send' }, 'Ask'),
      h('ul', { id: 'suggestions', role: 'listbox', 'aria-label': 'Suggestions', hidden: true }),
    ),
    h(
      'p',
      { id: 'handing', hidden: true },
      h('label', { htmlFor: 'files' }, 'Its file'),
      ' ',
      h('input', { id: 'files', type: 'file' }),
    ),
    h('p', { id: 'usage' }, 'Type / and what you want to know; arrow keys choose a suggestion, Tab takes it.'),
    h(
      'p',
      { className: 'examples' },
      'Try: ',
      typed.map((each) => h('button', { key: each, type: 'button', 'data-try': each }, each)),
    ),
    h(
      'fieldset',
      null,
      h('legend', null, 'Discord draws'),
      [
        ['embed', 'embeds'],
        ['components', 'Components V2'],
      ].map(([value = '', label]) =>
        h(
          'label',
          { key: value },
          h('input', { type: 'radio', name: 'cards', value, defaultChecked: value === 'embed' }),
          ` ${label ?? ''}`,
        ),
      ),
    ),
  );
}

/** The page; `typed` are commands to try. */
export function page(typed: readonly string[]): string {
  const map = h('script', { key: 'map', type: 'importmap' }, importMap);
  return around(
    [
      style('/slack.css'),
      style('/page.css'),
      style('/messages.css'),
      map,
      ...discordModules.map(script),
      script('/elements.js'),
      script('/client.js'),
    ],
    [
      h(
        'header',
        { key: 'top' },
        h('h1', null, 'Reftel playground'),
        h('p', null, 'What Discord and Slack would show, drawn from the very messages they would be sent.'),
      ),
      h(
        'main',
        { key: 'main' },
        composer(typed),
        h('p', { id: 'status', role: 'status' }),
        h('div', { id: 'answers' }),
      ),
    ],
  );
}

/** A page that says why there is none. */
export function noticePage(says: string): string {
  return around(
    [style('/page.css')],
    [h('main', { key: 'main', className: 'notice' }, h('h1', null, 'Reftel playground'), h('p', null, says))],
  );
}

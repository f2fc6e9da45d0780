import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A package whose modules the page loads, and the file behind its bare name. */
interface Package {
  readonly name: string;
  readonly main: string;
  /** The package that asks for it: where it is looked up from. */
  readonly of?: string;
}

const components = '@skyra/discord-components-core';
const packages: readonly Package[] = [
  { name: components, main: 'dist/index.js' },
  { name: 'lit', main: 'index.js', of: components },
  { name: '@lit/context', main: 'index.js', of: components },
  { name: 'lit-html', main: 'lit-html.js', of: 'lit' },
  { name: 'lit-element', main: 'index.js', of: 'lit' },
  { name: '@lit/reactive-element', main: 'reactive-element.js', of: 'lit' },
];

/** The elements that messages are drawn with. */
const elements = ['messages', 'message', 'embed', 'embed-description', 'embed-fields', 'embed-field', 'embed-footer'];

function pathOf(element: string): string {
  const name = `discord-${element}`;
  const file = name.replace(/(?:^|-)([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  return `/modules/${components}/dist/components/${name}/${file}.js`;
}

/** Addresses of the modules that define the elements of Discord. */
export const discordModules: readonly string[] = elements.map(pathOf);

/** Tells a browser where packages' bare names lead; it stands in the page, so the page's policy names its hash. */
export const importMap = JSON.stringify({
  imports: Object.fromEntries(
    packages.flatMap(({ name, main }) => [
      [name, `/modules/${name}/${main}`],
      [`${name}/`, `/modules/${name}/`],
    ]),
  ),
});

/** `'sha256-…'`, as a policy names a script. */
export const importMapHash = `'sha256-${createHash('sha256').update(importMap).digest('base64')}'`;

const require = createRequire(import.meta.url);

/** The folder of an installed package. @throws Error where it is not installed */
function folderOf(name: string, from: NodeJS.Require): string {
  let folder = dirname(from.resolve(name));
  for (;;) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === name) return folder;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${name} has no folder`);
    folder = parent;
  }
}

const folders = new Map<string, string>();

function folderNamed(name: string): string | undefined {
  const known = folders.get(name);
  const wanted = packages.find((each) => each.name === name);
  if (known !== undefined || wanted === undefined) return known;
  const parent = wanted.of === undefined ? undefined : folderNamed(wanted.of);
  const from = parent === undefined ? require : createRequire(join(parent, 'package.json'));
  const folder = folderOf(name, from);
  folders.set(name, folder);
  return folder;
}

const wellFormed = /^\/modules\/((?:@[a-z-]+\/)?[a-z-]+)\/((?:[\w-]+\/)*[\w-]+\.js)$/iu;

/** The text of a module that the page may load; undefined for any other path. */
export async function moduleText(path: string): Promise<string | undefined> {
  const [, name = '', file = ''] = wellFormed.exec(path) ?? [];
  const folder = folderNamed(name);
  if (folder === undefined) return undefined;
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch {
    return undefined;
  }
}

/** The stylesheet of Slack's blocks, for many messages on a page: by class, since an id may stand once only, with the weight that an id has. */
export async function slackStyle(): Promise<string> {
  const file = join(folderOf('slack-blocks-to-jsx', require), 'dist', 'style.css');
  return (await readFile(file, 'utf8')).replaceAll('#slack_blocks_to_jsx', '.slack_blocks_to_jsx:not(#none)');
}

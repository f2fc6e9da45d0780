import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../commands/compose.ts';
import { ConfigError, StoreError } from '../src/index.ts';
import { withCollection } from './cli-collection.ts';
import { examined } from './cli-online.ts';
import { exits, type Subcommand, type World } from './cli-world.ts';
import type { Finding } from './platform.ts';
import { prepareFolder, readSettings } from './settings.ts';
import { written } from './terminal/conversation.ts';
import { visible } from './terminal/visible.ts';

/** The floor of package.json's `engines`. */
const leastNode = [20, 19] as const;

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fine = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  return {
    what: 'Node',
    fine,
    says: `${process.versions.node}${fine ? '' : `; ${leastNode.join('.')} or newer is needed`}`,
  };
}

async function store(world: World): Promise<Finding[]> {
  try {
    const settings = readSettings(world.environment, world.root);
    prepareFolder(settings);
    const found = [
      { what: 'data folder', fine: true, says: settings.data },
      { what: 'store', fine: true, says: settings.store },
    ];
    const { held, online } = await withCollection(world, async (collection) => ({
      held: await collection.stats(),
      online: await examined(world, collection),
    }));
    return [
      ...found,
      {
        what: 'collection',
        fine: true,
        says: `${counted(held.documents, 'document')}, ${counted(held.paragraphs, 'paragraph')}`,
      },
      ...online,
    ];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((says) => ({ what: 'settings', fine: false, says }));
    if (error instanceof StoreError) return [{ what: 'store', fine: false, says: error.message }];
    throw error;
  }
}

function seeds({ root }: World): Finding {
  const folder = join(root, 'seeds');
  const files = existsSync(folder) ? readdirSync(folder).length : 0;
  return { what: 'seeds', fine: files > 0, says: files > 0 ? counted(files, 'file') : `nothing in ${folder}` };
}

/** `reftel doctor`: whether everything it needs is in order. */
export const doctor: Subcommand = {
  name: 'doctor',
  usage: 'doctor',
  summary: 'Check settings, data folder, store, and the platforms that are on',
  help: 'One line for each thing that is looked at. The exit status is 78 when settings are wrong, 1 when anything else is.',
  options: {},
  words: [0, 0],
  async run(_words, _options, world) {
    const findings = [node(), ...(await store(world)), seeds(world)];
    for (const { what, fine, says } of findings) {
      await written(
        fine ? world.output : world.error,
        `${fine ? 'fine ' : 'wrong'}  ${what.padEnd(16)}  ${visible(says)}\n`,
      );
    }
    const wrong = findings.filter(({ fine }) => !fine);
    if (wrong.some(({ what }) => what === 'settings')) return exits.settings;
    return wrong.length === 0 ? exits.done : exits.unanswered;
  },
};

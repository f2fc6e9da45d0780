import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { reply } from '../../commands/compose.ts';
import type { Option } from '../../commands/options.ts';
import type { Notes } from '../../src/index.ts';
import { type Asked, buttonId, keepButtons, keyOf } from '../buttons.ts';
import { labelOf } from './components.ts';
import { limits } from './limits.ts';

/** `description`: letters of a field's, https://docs.discord.com/developers/components/reference#label. */
const most = { ...limits.modal, description: 100 } as const;

/** A form for what is missing of a question; what is known of it is kept until the form comes back. */
export async function modalFor(
  notes: Notes,
  command: Command,
  asked: Asked,
  missing: readonly Option[],
  now: Date,
): Promise<APIModalInteractionResponseCallbackData> {
  await keepButtons(notes, reply({ title: [] }), asked, now);
  const fields = missing.slice(0, most.rows).map(({ name, description }) => ({
    type: ComponentType.Label as const,
    label: labelOf(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, most.label),
    ...(description === '' ? {} : { description: labelOf(description, most.description) }),
    component: {
      type: ComponentType.TextInput as const,
      custom_id: name,
      style: TextInputStyle.Short,
      required: true,
      max_length: most.value,
    },
  }));
  return {
    custom_id: buttonId('run', keyOf(asked)),
    title: labelOf(command.summary, most.title),
    components: fields,
  };
}

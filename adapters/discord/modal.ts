import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { reply } from '../../commands/compose.ts';
import type { Option } from '../../commands/options.ts';
import type { Notes } from '../../src/index.ts';
import { type Asked, buttonId, keepButtons, keyOf } from '../buttons.ts';

/** https://discord.com/developers/docs/components/reference#label and the modal's own figures. */
const most = { title: 45, label: 45, description: 100, fields: 5, text: 1_000 } as const;

function clipped(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

/** A form for what is missing of a question; what is known of it is kept until the form comes back. */
export async function modalFor(
  notes: Notes,
  command: Command,
  asked: Asked,
  missing: readonly Option[],
  now: Date,
): Promise<APIModalInteractionResponseCallbackData> {
  await keepButtons(notes, reply({ title: [] }), asked, now);
  const fields = missing.slice(0, most.fields).map(({ name, description }) => ({
    type: ComponentType.Label as const,
    label: clipped(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, most.label),
    ...(description === '' ? {} : { description: clipped(description, most.description) }),
    component: {
      type: ComponentType.TextInput as const,
      custom_id: name,
      style: TextInputStyle.Short,
      required: true,
      max_length: most.text,
    },
  }));
  return {
    custom_id: buttonId('run', keyOf(asked)),
    title: clipped(command.summary, most.title),
    components: fields,
  };
}

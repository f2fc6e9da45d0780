import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { reply } from '../../commands/compose.ts';
import type { Option } from '../../commands/options.ts';
import type { Notes } from '../../src/index.ts';
import { type Asked, buttonId, keepButtons, keyOf } from '../buttons.ts';
import { labelOf } from './components.ts';
import { limits } from './limits.ts';

/** `description`: letters of a field's, `files` of one upload, https://docs.discord.com/developers/components/reference#label and #file-upload. */
const most = { ...limits.modal, description: 100, files: 10 } as const;

/** What an option is filled in with. */
function fieldFor({ name, kind, required, files = 1, lines }: Option): APIComponentInLabel {
  if (kind === 'file')
    return {
      type: ComponentType.FileUpload,
      custom_id: name,
      required,
      min_values: required ? 1 : 0,
      max_values: Math.min(files, most.files),
    };
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: lines === true ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: most.value,
  };
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
  const fields = missing.slice(0, most.rows).map((option) => ({
    type: ComponentType.Label as const,
    label: labelOf(`${option.name.charAt(0).toUpperCase()}${option.name.slice(1)}`, most.label),
    ...(option.description === '' ? {} : { description: labelOf(option.description, most.description) }),
    component: fieldFor(option),
  }));
  return {
    custom_id: buttonId('run', keyOf(asked)),
    title: labelOf(command.summary, most.title),
    components: fields,
  };
}

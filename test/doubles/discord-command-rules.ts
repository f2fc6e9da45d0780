import { isJson, type Json, lengthOf, objects, seen } from './json.ts';

/** Rules for command definitions that Discord's OpenAPI document does not state. */

const slash = 1;
const nameOfSlash = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function nameRules({ name }: Json, what: string): string[] {
  if (typeof name !== 'string' || !nameOfSlash.test(name)) return [`${what}: no name for a command or option`];
  return name === name.toLowerCase() ? [] : [`${what}: upper case`];
}

function choiceRules(choices: readonly Json[], what: string): string[] {
  const names = choices.map(({ name }) => name);
  return [
    ...choices.flatMap(({ name, value }) => [
      ...(lengthOf(name) > 100 || !seen(name) ? [`${what}: choice name of 1 to 100 letters`] : []),
      ...(lengthOf(value) > 100 ? [`${what}: choice value of more than 100`] : []),
    ]),
    ...(new Set(names).size < names.length ? [`${what}: a choice twice`] : []),
  ];
}

function optionRules(option: Json, command: string): string[] {
  const what = `${command} ${String(option['name'])}`;
  const choices = objects(option['choices']);
  return [
    ...nameRules(option, what),
    ...(seen(option['description']) ? [] : [`${what}: no description`]),
    ...(choices.length > 0 && option['autocomplete'] === true ? [`${what}: choices and autocomplete`] : []),
    ...choiceRules(choices, what),
    ...optionsRules(objects(option['options']), what),
  ];
}

function optionsRules(options: readonly Json[], what: string): string[] {
  const names = options.map(({ name }) => name);
  const firstOptional = options.findIndex(({ required }) => required !== true);
  const late = firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required === true);
  return [
    ...options.flatMap((option) => optionRules(option, what)),
    ...(new Set(names).size < names.length ? [`${what}: an option twice`] : []),
    ...(late ? [`${what}: a required option after an optional one`] : []),
  ];
}

/** The longest of a text and its translations. */
function longest(own: unknown, translated: unknown): number {
  return Math.max(lengthOf(own), ...(isJson(translated) ? Object.values(translated).map(lengthOf) : []));
}

/** Letters of names, descriptions and values of a command, its options, groups and choices. */
function letters(part: Json): number {
  const own =
    longest(part['name'], part['name_localizations']) + longest(part['description'], part['description_localizations']);
  const inner = [...objects(part['options']), ...objects(part['choices'])];
  return inner.reduce((sum, each) => sum + letters(each), own + lengthOf(part['value']));
}

/** Problems with one command definition. */
export function commandRules(body: Json): string[] {
  const what = String(body['name']);
  const isSlash = (body['type'] ?? slash) === slash;
  const all = letters(body);
  return [
    ...(isSlash ? nameRules(body, what) : []),
    ...(isSlash && !seen(body['description']) ? [`${what}: no description`] : []),
    ...(!isSlash && lengthOf(body['description']) > 0 ? [`${what}: a context menu has no description`] : []),
    ...(!isSlash && objects(body['options']).length > 0 ? [`${what}: a context menu has no options`] : []),
    ...optionsRules(objects(body['options']), what),
    ...(all > 8_000 ? [`${what}: ${all} letters in all`] : []),
  ];
}

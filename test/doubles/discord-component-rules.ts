import { isJson, items, type Json, lengthOf, objects, seen } from './json.ts';

/** Rules for the components of a message that Discord's OpenAPI document does not state. */

const button = 2;
const textDisplay = 10;
const link = 5;
const premium = 6;
const v2Types: readonly unknown[] = [9, 10, 11, 12, 13, 14, 17];
const interactive: readonly unknown[] = [2, 3, 5, 6, 7, 8];

/** A component and all that stand in it. */
function nested(component: Json): readonly Json[] {
  const inner = [
    ...objects(component['components']),
    ...(isJson(component['accessory']) ? [component['accessory']] : []),
  ];
  return [component, ...inner.flatMap(nested)];
}

function buttonRules(component: Json): string[] {
  const { style, url, custom_id: id, label, emoji } = component;
  const problems = [];
  if (style === link && !seen(url)) problems.push('link button without url');
  if (style === link && id !== undefined) problems.push('link button with custom_id');
  if (style !== link && url !== undefined) problems.push('button with a url that is no link');
  if (style !== link && style !== premium && !seen(id)) problems.push('button without custom_id');
  if (style !== premium && !seen(label) && emoji === undefined) problems.push('button without label');
  return problems;
}

function selectRules(component: Json): string[] {
  const options = objects(component['options']);
  const values = options.map(({ value }) => value);
  return [
    ...(new Set(values).size < values.length ? ['menu with a value twice'] : []),
    ...(options.every(({ label }) => seen(label)) ? [] : ['choice without label']),
  ];
}

function rowRules(component: Json): string[] {
  const inner = objects(component['components']);
  const buttons = inner.filter(({ type }) => type === button).length;
  return [
    ...(buttons > 0 && buttons < inner.length ? ['row of buttons and menus'] : []),
    ...(buttons === 0 && inner.length > 1 ? ['row of several menus'] : []),
  ];
}

function rulesOf(component: Json): string[] {
  if (component['type'] === 1) return rowRules(component);
  if (component['type'] === button) return buttonRules(component);
  if (component['type'] === 3) return selectRules(component);
  if (component['type'] === textDisplay && !seen(component['content'])) return ['blank text display'];
  return [];
}

/** Problems with the components of a message that is, or is not, flagged as made of them. */
export function componentRules(components: readonly Json[], isV2: boolean): string[] {
  const all = components.flatMap(nested);
  const ids = all.filter(({ type }) => interactive.includes(type)).flatMap(({ custom_id: id }) => id ?? []);
  const texts = all
    .filter(({ type }) => type === textDisplay)
    .map(({ content }) => (typeof content === 'string' ? content : ''));
  const letters = texts.reduce((sum, text) => sum + lengthOf(text), 0);
  const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length + 12, 0);
  return [
    ...all.flatMap(rulesOf),
    ...(new Set(ids).size < ids.length ? ['custom_id: twice in a message'] : []),
    ...(isV2 && all.length > 40 ? [`${all.length} components, nested ones included`] : []),
    ...(!isV2 && items(components).length > 5 ? ['more than five rows'] : []),
    ...(isV2
      ? []
      : all
          .filter(({ type }) => v2Types.includes(type))
          .map(({ type }) => `component ${String(type)} without the flag`)),
    ...(letters > 4_000 ? [`${letters} letters of text displays`] : []),
    ...(bytes > 10_170 ? [`${bytes} bytes of text displays`] : []),
  ];
}

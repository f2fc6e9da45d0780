import type { Stated } from '../../extract.ts';
import type { DateValue } from '../field-values.ts';

/** What one of a page's voices (JSON-LD, its meta elements, its own header) states. */
export interface StatedBy {
  readonly by: string;
  readonly kind?: Stated['kind'] | undefined;
  readonly title?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly date?: DateValue | undefined;
  readonly outlet?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
}

/**
 * Joins what the voices state, the more trusted first: each field is the first's that states it. Two dates that are
 * neither the same day nor the same moment are a disagreement, which is said.
 */
export function joined(voices: readonly StatedBy[]): { readonly stated: Stated; readonly warnings: readonly string[] } {
  const first = <Field extends keyof StatedBy>(field: Field): StatedBy[Field] | undefined =>
    voices.map((voice) => voice[field]).find((value) => value !== undefined && value !== '');
  const authors = voices.map((voice) => voice.authors ?? []).find((names) => names.length > 0);
  const dated = voices.filter((voice) => voice.date !== undefined);
  const [best, ...others] = dated;
  const warnings = others
    .filter(({ date }) => !isSameDate(best?.date, date))
    .map(({ by, date }) => `date: ${best?.by} says ${best?.date?.edtf}, ${by} says ${date?.edtf}`);
  const [kind, title, outlet, language] = [first('kind'), first('title'), first('outlet'), first('language')];
  const urls = voices.flatMap(({ url }) => (url === undefined ? [] : [url]));
  // The address of the site's front page is not the article's, where another is given.
  const url = urls.find((each) => new URL(each).pathname !== '/') ?? urls[0];
  const stated: Stated = {
    ...(kind === undefined ? {} : { kind }),
    ...(title === undefined ? {} : { title }),
    ...(authors === undefined ? {} : { authors }),
    ...(best?.date === undefined ? {} : { date: best.date.edtf }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
  };
  return { stated, warnings };
}

function isSameDate(one: DateValue | undefined, other: DateValue | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  const sameMoment = one.moment !== undefined && other.moment !== undefined && one.moment === other.moment;
  return sameMoment || one.edtf.startsWith(other.edtf) || other.edtf.startsWith(one.edtf);
}

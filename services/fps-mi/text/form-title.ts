import { catalogue } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';

/** The title of a form; its id when the form is no longer in the catalogue. */
export function formTitle(form: string, language: Language): string {
  return catalogue.find(({ id }) => id === form)?.title[language] ?? form;
}

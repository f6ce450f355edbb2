import type { Language } from '#forms/definition.ts';
import type { OpenReturn } from '#rules/tasks.ts';
import { textsIn } from '#web/text/texts.ts';

/** So many characters of a reason are shown; the overview has all of it. */
const MAX_CHARACTERS = 140;

/** The first words of the reason for which FPS MI returned a report. */
export function ReturnReason({ openReturn, language }: { openReturn: OpenReturn; language: Language }) {
  const text = textsIn(language);
  return (
    <p class="reason">
      {text.tasks.reason}
      {text.colon}
      <q>{firstWords(openReturn.reason)}</q>
    </p>
  );
}

/** A text that ends at a word, with an ellipsis where it was cut off. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_CHARACTERS) return line;
  const cut = line.slice(0, MAX_CHARACTERS);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 0 ? space : MAX_CHARACTERS)}…`;
}

import { raw } from 'hono/html';
import { type FormDefinition, type Language, problemCodes } from '#forms/definition.ts';
import type { GridSettings } from '#web/grid/texts.ts';
import { siteFiles } from '#web/static-files.ts';
import { textsIn } from '#web/text/texts.ts';

/** What the grids of a form need: the script, and the texts in the language of the page, as JSON that no browser executes. */
export function LineGridSettings({ definition, language }: { definition: FormDefinition; language: Language }) {
  const { id, year, version } = definition;
  const { lineGrid, problems } = textsIn(language);
  const settings: GridSettings = {
    language,
    form: { id, year, version },
    texts: lineGrid,
    problems: problemTexts(problems),
  };
  return (
    <>
      <script type="application/json" id="line-grid-settings">
        {raw(JSON.stringify(settings).replaceAll('<', '\\u003c'))}
      </script>
      <script type="module" src={siteFiles.address('line-grid.js')}></script>
    </>
  );
}

/** The texts of what can be wrong with a value of a line, without those of other pages. */
function problemTexts(texts: GridSettings['problems']): GridSettings['problems'] {
  // The cast: every code of the closed set is in it.
  return Object.fromEntries(problemCodes.map((code) => [code, texts[code]])) as GridSettings['problems'];
}

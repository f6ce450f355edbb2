import type { SavedVersion } from '#database/reports.ts';
import type { FormDefinition, Language, Values } from '#forms/definition.ts';
import { formatTime } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { ChangedValues } from './compared-values.tsx';

/** What was merged into the form that is shown. */
export type Merged = {
  /** The typed values with which the person began. */
  readonly base: Values;
  /** Who saved since then. */
  readonly saves: readonly SavedVersion[];
  /** The version that is saved now. */
  readonly version: number;
};

/** Says that the form is not saved yet, who saved meanwhile, and what that changed. The browser moves the focus to it. */
export function MergedNote(props: {
  merged: Merged;
  saved: Values;
  definition: FormDefinition;
  language: Language;
  personId: string;
}) {
  const { merged, saved, definition, language, personId } = props;
  const text = textsIn(language).merging;
  return (
    <>
      <div class="notice warning" role="alert" tabindex={-1} autofocus>
        <h2>{text.mergedTitle}</h2>
        {merged.saves.length > 0 ? (
          <SavesText saves={merged.saves} language={language} personId={personId} />
        ) : (
          <p>{text.newVersion(merged.version)}</p>
        )}
        <p>{text.mergedText}</p>
      </div>
      <ChangedValues
        definition={definition}
        before={merged.base}
        after={saved}
        title={text.changesTitle}
        language={language}
      />
    </>
  );
}

/** "Arne De Winter heeft versie 3 opgeslagen om 08:17." */
export function SavesText(props: { saves: readonly SavedVersion[]; language: Language; personId: string }) {
  const { saves, language, personId } = props;
  const text = textsIn(language).merging;
  return (
    <>
      {saves.map((save) => (
        <p>{text.save(nameOf(save, language, personId), formatTime(save.savedAt, language), save.version)}</p>
      ))}
    </>
  );
}

/** The names of those who saved, each once. */
export function authorsOf(saves: readonly SavedVersion[], language: Language, personId: string): string {
  return [...new Set(saves.map((save) => nameOf(save, language, personId)))].join(textsIn(language).merging.and);
}

function nameOf(save: SavedVersion, language: Language, personId: string): string {
  return save.personId === personId ? textsIn(language).merging.you : save.name;
}

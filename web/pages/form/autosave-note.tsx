import type { Language } from '#forms/definition.ts';
import { Note } from '#web/components/notice.tsx';
import { formatMoment, formatTime } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** Says that the form shows what the person typed earlier and did not save, with a button to discard it. */
export function AutosaveNote(props: { keptAt: Date; language: Language; personId: string; formPath: string }) {
  const { keptAt, language, personId, formPath } = props;
  const text = textsIn(language).autosave;
  return (
    <Note kind="warning">
      <h2>{text.title}</h2>
      <p>{text.shown(formatMoment(keptAt, language))}</p>
      <form method="post" action={`${formPath}/autosave/discard`} data-discards>
        <input type="hidden" name="person" value={personId} />
        <button type="submit">{text.discard}</button>
      </form>
    </Note>
  );
}

/**
 * Sends what is typed to be kept, a moment after the last key. An element of its own: the buttons of lines wait for the
 * requests of the form itself.
 */
export function AutosaveTrigger({ formPath, language }: { formPath: string; language: Language }) {
  const text = textsIn(language).autosave;
  return (
    <div
      id="autosave"
      hx-post={`${formPath}/autosave`}
      hx-trigger="input delay:1500ms from:'closest form'"
      hx-include="closest form"
      hx-swap="none"
      hx-sync="this:replace"
    >
      <AutosaveState keptAt={null} language={language} />
      <div aria-live="polite">
        <p class="problem" data-failed="session" hidden>
          {text.sessionEnded}{' '}
          <a href="/login" target="_blank" rel="noopener">
            {textsIn(language).sessionEnd.logIn}
          </a>
        </p>
        <p class="problem" data-failed="other" hidden>
          {text.notKept}
        </p>
      </div>
    </div>
  );
}

/** When what is typed was kept last. htmx swaps it into the page. */
export function AutosaveState({ keptAt, language }: { keptAt: Date | null; language: Language }) {
  const text = textsIn(language).autosave;
  return (
    <p id="autosave-state" class="hint" hx-swap-oob="true">
      {keptAt && text.kept(formatTime(keptAt, language))}
    </p>
  );
}

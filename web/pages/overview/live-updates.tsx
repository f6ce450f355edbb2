import type { ReportRecord } from '#database/reports.ts';
import type { Language } from '#forms/definition.ts';
import { textsIn } from '#web/text/texts.ts';

/**
 * What makes `#report` ask by itself until nothing can change any more, so that nobody signs what is no longer there. The
 * page's script has it ask when the stream tells of a change, and rarely otherwise; without a stream, at each tick.
 * @param state what is shown now (`stateOf`): the answer is empty as long as that is so
 */
export function following(stage: ReportRecord['stage'], path: string, state: string): Record<string, string> {
  if (stage === 'accepted') return {};
  return {
    'hx-get': `${path}?seen=${state}`,
    // What FPS MI decides takes days: nobody waits for it before the screen.
    'hx-trigger': stage === 'sending' ? 'ask, every 1s' : stage === 'sent' ? 'ask, every 60s' : 'ask, every 3s',
    'hx-select': '#report',
    // What did not change stays as it is, focus and all.
    'hx-swap': 'outerMorph',
    'hx-config': '{"timeout": 10000}',
  };
}

/** The stream of changes. It stands beside `#report`: inside, each new content would break it off. */
export function ChangeStream({ path }: { path: string }) {
  return <div id="changes" hidden hx-sse:connect={`${path}/changes`} hx-trigger="load, every 60s"></div>;
}

/** Shown while the page cannot find out whether what it shows is still so. */
export function Unsure({ language, path }: { language: Language; path: string }) {
  const text = textsIn(language).overview;
  return (
    <div role="status">
      <p class="unsure">
        {text.unsure} <a href={path}>{text.reload}</a>
      </p>
    </div>
  );
}

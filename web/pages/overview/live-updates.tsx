import type { ReportRecord } from '#database/reports.ts';
import type { Language } from '#forms/definition.ts';
import { textsIn } from '#web/text/texts.ts';

/**
 * The htmx attributes with which `#report` refreshes itself until the report is accepted, so that nobody signs outdated
 * content. With the stream of changes, site.js triggers a refresh at each change and drops most ticks; without the stream
 * every tick is a refresh.
 * @param stateKey what is shown now (`stateKeyOf`): the server answers 204 while that is still current
 */
export function liveUpdateAttributes(
  stage: ReportRecord['stage'],
  path: string,
  stateKey: string,
): Record<string, string> {
  if (stage === 'accepted') return {};
  return {
    'hx-get': `${path}?seen=${stateKey}`,
    // FPS MI takes days to decide, so a sent report is checked once a minute.
    'hx-trigger':
      stage === 'sending' ? 'refresh, every 1s' : stage === 'sent' ? 'refresh, every 60s' : 'refresh, every 3s',
    'hx-select': '#report',
    // Morphing keeps what did not change, including the focus.
    'hx-swap': 'outerMorph',
    'hx-config': '{"timeout": 10000}',
  };
}

/** The stream of changes. It is beside `#report`, not inside it, where each swap would close the connection. */
export function ChangeStream({ path }: { path: string }) {
  return <div id="changes" hidden hx-sse:connect={`${path}/changes`} hx-trigger="load, every 60s"></div>;
}

/** Shown by the style sheet while the page cannot check whether its content is still current. */
export function UnverifiedWarning({ language, path }: { language: Language; path: string }) {
  const text = textsIn(language).overview;
  return (
    <div role="status">
      <p class="unverified">
        {text.unsure} <a href={path}>{text.reload}</a>
      </p>
    </div>
  );
}

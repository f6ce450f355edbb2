import type { ReportVersion } from '#database/report-versions.ts';
import { definitionOf } from '#forms/catalogue.ts';
import type { Content } from '#forms/content.ts';
import type { Language } from '#forms/definition.ts';
import { accountText } from '#web/bank-account.ts';
import { ReportValues } from '#web/site/line-table.tsx';
import { textsIn } from '#web/text/texts.ts';
import { VersionFacts } from './version-list.tsx';

/** One version of a report, for reading. */
export function VersionView(props: {
  version: ReportVersion;
  content: Content;
  language: Language;
  /** Below it are the pages with all lines of a table. */
  linesPath: string;
}) {
  const { version, content, language, linesPath } = props;
  const text = textsIn(language);
  return (
    <>
      <VersionFacts version={version} language={language} />
      <section aria-labelledby="content">
        <h2 id="content">{text.overview.contentTitle}</h2>
        <ReportValues
          definition={definitionOf(content)}
          values={content.values}
          language={language}
          linesPath={linesPath}
        />
        <p class="payee">
          {text.form.payee} <strong>{accountText(content.account)}</strong>
        </p>
      </section>
      <p class="hint">
        {text.overview.contentHash}: <code class="wrap">{version.contentHash}</code>
      </p>
    </>
  );
}

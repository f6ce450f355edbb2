import type { ReportVersion } from '#database/report-versions.ts';
import type { Language } from '#forms/definition.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

type VersionsProps = {
  /** The latest first. */
  readonly versions: readonly ReportVersion[];
  /** The path of the history. */
  readonly path: string;
  readonly language: Language;
};

/** Every version: how it came about, who signed it, what became of it, and links to read it. */
export function VersionList({ versions, path, language }: VersionsProps) {
  const text = textsIn(language).history;
  return (
    <ol class="versions" reversed>
      {versions.map((version, index) => (
        <li>
          <h3>
            {text.version(version.version)}
            {index === 0 && <span class="note"> ({text.current})</span>}
          </h3>
          <VersionFacts version={version} language={language} />
          <p>
            <a href={`${path}/${version.version}`}>
              {text.view}
              <span class="visually-hidden">{text.viewOf(version.version)}</span>
            </a>
            {version.version > 1 && (
              <>
                {' · '}
                <a href={`${path}/compare?from=${version.version - 1}&to=${version.version}`}>
                  {text.since(version.version - 1)}
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Who saved a version or let it be changed again, who signed it, and its receipt. */
export function VersionFacts({ version, language }: { version: ReportVersion; language: Language }) {
  const text = textsIn(language).history;
  const { savedBy, savedAt, reopened, signatures, receipt } = version;
  return (
    <ul class="plain">
      <li>
        {reopened
          ? text.reopened(reopened.by, formatMoment(reopened.at, language), version.version - 1)
          : text.saved(savedBy, formatMoment(savedAt, language))}
      </li>
      {signatures.map(({ role, name, signedAt, removedAt }) => (
        <li>
          {text.signed[role](name, formatMoment(signedAt, language))}
          {removedAt && <strong> {text.removed(formatMoment(removedAt, language))}</strong>}
        </li>
      ))}
      {receipt && <li>{text.received(receipt.reference, formatMoment(receipt.receivedAt, language))}</li>}
    </ul>
  );
}

/** The choice of any two versions to compare. */
export function CompareForm({ versions, path, language }: VersionsProps) {
  const text = textsIn(language).history;
  const [latest, previous] = versions;
  return (
    <form method="get" action={`${path}/compare`} aria-labelledby="compare">
      <h2 id="compare">{text.compareTitle}</h2>
      <div class="inline-fields">
        {(
          [
            ['from', previous],
            ['to', latest],
          ] as const
        ).map(([name, chosen]) => (
          <div class="field">
            <label for={name}>{text[name]}</label>
            <select id={name} name={name}>
              {versions.map(({ version }) => (
                <option value={version} selected={version === chosen?.version}>
                  {version}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button type="submit">{text.compare}</button>
      </div>
    </form>
  );
}

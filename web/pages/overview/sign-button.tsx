import type { ReportRecord } from '#database/reports.ts';
import type { SignatoryRole } from '#rules/report.ts';

/**
 * Signs the content that is shown: its version and hash are sent along (requirement D7). `data-current`: site.js enables
 * the button only while the content is known to be current.
 */
export function SignButton(props: {
  role: SignatoryRole;
  label: string;
  enabled: boolean;
  report: ReportRecord;
  personId: string;
  path: string;
}) {
  const { role, label, enabled, report, personId, path } = props;
  return (
    <form method="post" action={`${path}/sign`}>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="as" value={role} />
      <input type="hidden" name="version" value={String(report.version)} />
      <input type="hidden" name="hash" value={report.contentHash} />
      <input type="hidden" name="request" value={crypto.randomUUID()} />
      <button type="submit" class="primary" disabled={!enabled} data-current>
        {label}
      </button>
    </form>
  );
}

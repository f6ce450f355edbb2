import type { ReportRecord } from '#database/reports.ts';
import type { SignatoryRole } from '#rules/report.ts';

/** What is sent along with a signature: the version and the content that are shown (requirement D7). */
export function SignedFields({ report, personId }: { report: ReportRecord; personId: string }) {
  return (
    <>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="version" value={String(report.version)} />
      <input type="hidden" name="hash" value={report.contentHash} />
      <input type="hidden" name="request" value={crypto.randomUUID()} />
    </>
  );
}

/** The button where signing is not possible now: it says so by being disabled (requirements D3, D5). */
export function DisabledSignButton(props: {
  role: SignatoryRole;
  label: string;
  report: ReportRecord;
  personId: string;
  path: string;
}) {
  const { role, label, report, personId, path } = props;
  return (
    <form method="post" action={`${path}/sign`}>
      <input type="hidden" name="as" value={role} />
      <SignedFields report={report} personId={personId} />
      <button type="submit" disabled>
        {label}
      </button>
    </form>
  );
}

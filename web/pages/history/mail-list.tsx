import type { ReportMail } from '#database/report-versions.ts';
import type { Language } from '#forms/definition.ts';
import { bounceText } from '#web/components/bounce-note.tsx';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** The mails that were sent about a report. */
export function MailList({ mails, language }: { mails: readonly ReportMail[]; language: Language }) {
  const text = textsIn(language).history;
  return (
    <section aria-labelledby="mails">
      <h2 id="mails">{text.mails}</h2>
      {mails.length === 0 ? (
        <p class="hint">{text.noMails}</p>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">{text.moment}</th>
              <th scope="col">{text.subject}</th>
              <th scope="col">{text.recipient}</th>
            </tr>
          </thead>
          <tbody>
            {mails.map(({ kind, sentAt, recipient, bounced }) => (
              <tr>
                <td data-label={text.moment}>
                  <time datetime={sentAt.toISOString()}>{formatMoment(sentAt, language)}</time>
                </td>
                <td data-label={text.subject}>{text.mailKinds[kind]}</td>
                <td data-label={text.recipient}>
                  {recipient ?? text.contact}
                  {bounced !== null && <Bounced status={bounced} language={language} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Bounced({ status, language }: { status: string; language: Language }) {
  return (
    <div class="bounced">
      <strong>{textsIn(language).bounces.mark}</strong> ({bounceText(status, language)})
    </div>
  );
}

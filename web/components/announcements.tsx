import type { Announcement } from '#database/announcements.ts';
import type { Language } from '#forms/definition.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** What operators announce, above every page. Maintenance says until when, and what people can expect. */
export function AnnouncementBanner(props: {
  readonly announcements: readonly Announcement[];
  readonly language: Language;
}) {
  const { announcements, language } = props;
  if (announcements.length === 0) return null;
  const text = textsIn(language).frame;
  return (
    <aside class="announcements" aria-label={text.announcements}>
      {announcements.map((each) => (
        <div class={each.level}>
          <p>
            {each.level === 'maintenance' && <strong>{text.maintenance} </strong>}
            {each.text[language]}
          </p>
          {each.level === 'maintenance' && (
            <p>{text.maintenanceHint(formatMoment(each.startsAt, language), formatMoment(each.endsAt, language))}</p>
          )}
        </div>
      ))}
    </aside>
  );
}

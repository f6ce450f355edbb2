import type { BouncedAddress } from '#database/bounces.ts';
import type { Language } from '#forms/definition.ts';
import { bounceReasonOf } from '#rules/bounces.ts';
import { dayOf } from '#rules/calendar.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

type BounceNoteProps = {
  readonly bounce: BouncedAddress;
  /** Whose address it is, which decides what can be done. */
  readonly whose: 'person' | 'invited' | 'contact' | 'contactForReading';
  readonly language: Language;
};

/** Says that a mail to an address did not arrive, why, and what to do. */
export function BounceNote({ bounce: { address, sentAt, status }, whose, language }: BounceNoteProps) {
  const text = textsIn(language).bounces;
  return (
    <p class="bounced">
      <strong>{text.failed(formatDay(dayOf(sentAt), language), address, bounceText(status, language))}</strong>{' '}
      {text[whose]}
    </p>
  );
}

/** Why a mail did not arrive, with the code of the mail servers for those who ask them: "het adres bestaat niet: 5.1.1". */
export function bounceText(status: string, language: Language): string {
  const text = textsIn(language);
  return `${text.bounces.reasons[bounceReasonOf(status)]}${text.colon}${status}`;
}

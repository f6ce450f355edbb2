import { locales } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'Europe/Brussels' } as const;

/** A moment in Belgian time, to the second. @param props.brief shortens the month, for tables */
export function Moment(props: { at: Date; language: Language; brief?: boolean }) {
  const { at, language, brief = false } = props;
  const day = { day: 'numeric', month: brief ? 'short' : 'long', year: 'numeric' } as const;
  const format = new Intl.DateTimeFormat(locales[language], { ...day, ...clock });
  return <time datetime={at.toISOString()}>{format.format(at)}</time>;
}

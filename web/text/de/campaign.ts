import type { Texts } from '#web/text/texts.ts';

export const campaign: Texts['campaign'] = {
  before: (opens: string) =>
    `Der ÖPD SE öffnet dieses Formular am ${opens}. Bis dahin kann es nicht gespeichert oder unterzeichnet werden.`,
  open: (due: string, closes: string) =>
    `Der ÖPD SE erwartet dieses Formular spätestens am ${due}. Es bleibt bis einschließlich ${closes} offen.`,
  after: (closes: string) =>
    `Der ÖPD SE hat dieses Formular nach dem ${closes} abgeschlossen. Es kann nur noch eingesehen werden.`,
  short: {
    before: (day: string) => `offen ab dem ${day}`,
    open: (day: string) => `spätestens am ${day}`,
    after: (day: string) => `abgeschlossen nach dem ${day}`,
  },
};

import type { Texts } from '#web/text/texts.ts';

export const absence: Texts['absence'] = {
  title: 'Abwesenheit',
  lead: 'Sind Sie einige Tage oder Wochen abwesend? Schlagen Sie hier vor, wer in dieser Zeit an Ihrer Stelle unterzeichnet. Der Datenschutzbeauftragte (DSB) muss dies bestätigen.',
  report: 'Abwesenheit melden',
  role: 'Für welche Rolle',
  startsOn: 'Erster Tag Ihrer Abwesenheit',
  endsOn: 'Letzter Tag Ihrer Abwesenheit',
  deputyEmail: 'E-Mail-Adresse Ihrer Vertretung',
  deputyHelp:
    'Wählen Sie jemanden aus der Liste oder geben Sie eine Adresse ein. Kennen wir die Adresse nicht, so erhält diese Person nach der Bestätigung eine Einladung.',
  submit: 'Vertretung vorschlagen',
  own: 'Ihre Abwesenheiten',
  none: 'Sie haben keine Abwesenheit gemeldet.',
  absent: 'Abwesend',
  deputy: 'Vertretung',
  status: 'Status',
  states: {
    proposed: 'wartet auf die Bestätigung des DSB',
    confirmed: 'bestätigt',
    over: 'vorbei',
    lapsed: 'nicht rechtzeitig bestätigt',
    declined: 'vom DSB abgelehnt',
    cancelled: 'storniert',
  },
  notAcceptedYet: 'bestätigt; Ihre Vertretung muss die Einladung noch annehmen',
  notCovered: 'bestätigt, aber Ihre Vertretung hat die Rolle nicht oder nicht mehr',
  meanwhile:
    'Während einer bestätigten Abwesenheit erhält Ihre Vertretung die Erinnerungen, und Sie nicht. Sie können weiterhin selbst unterzeichnen.',
  reason: 'Grund',
  cancel: 'Stornieren',
  cancelTitle: 'Abwesenheit stornieren',
  cancelText: 'Der DSB erhält darüber eine E-Mail.',
  cancelConfirmed: (deputy: string) =>
    `${deputy} kann dann nicht mehr an Ihrer Stelle unterzeichnen und erhält darüber eine E-Mail. Was bereits unterzeichnet ist, bleibt gültig.`,
  back: 'Zurück',
  proposals: 'Vertretungen, die auf Sie warten',
  proposal: (who: string, deputy: string) => `${who} ist abwesend und schlägt ${deputy} als Vertretung vor`,
  confirm: 'Bestätigen',
  decline: 'Ablehnen',
  declineTitle: 'Vertretung ablehnen',
  declineLead: (who: string) => `${who} erhält eine E-Mail mit Ihrem Grund.`,
  reasonLabel: 'Warum lehnen Sie ab?',
  done: {
    'absence-proposed': {
      title: (who: string) => `Sie haben ${who} als Vertretung vorgeschlagen`,
      text: () =>
        'Der DSB erhält eine E-Mail. Sie erhalten eine E-Mail, sobald Ihr Vorschlag bestätigt oder abgelehnt ist.',
    },
    'absence-declined': {
      title: (who: string) => `Sie haben ${who} als Vertretung abgelehnt`,
      text: () => 'Die abwesende Person erhält eine E-Mail mit Ihrem Grund.',
    },
    'absence-cancelled': {
      title: () => 'Abwesenheit storniert',
      text: () => 'Der DSB erhält darüber eine E-Mail.',
    },
  },
  happened: {
    'absence-proposed': (who: string, by: string) => `${by} ist abwesend und hat ${who} als Vertretung vorgeschlagen`,
    'absence-declined': (who: string, by: string) => `${by} hat ${who} als Vertretung abgelehnt`,
    'absence-cancelled': (who: string, by: string) => `${by} hat die Abwesenheit mit ${who} als Vertretung storniert`,
  },
};

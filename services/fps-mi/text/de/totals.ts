import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const totals: Texts['totals'] = {
  title: 'Stand der Dinge',
  lead: (form, year, count) => `${form} ${year}: wo die ${count} ÖSHZ stehen.`,
  perProvince: 'Nach Provinz',
  missing: 'Noch nicht eingegangen',
  total: 'Insgesamt',
  amount: 'Zu zahlen',
  chart: 'Alle ÖSHZ nach Stand',
  number: 'ÖSHZ',
  stages: {
    incomplete: 'mit Fehlern ausgefüllt',
    signing: 'ausgefüllt, noch nicht von beiden unterzeichnet',
    sending: 'wird gesendet',
  },
  notBegun: 'nicht begonnen',
  ofWhich: 'Von den noch nicht eingegangenen:',
  stagesUnavailable: 'Wie weit die anderen ÖSHZ sind, ist zurzeit nicht zu sehen.',
};

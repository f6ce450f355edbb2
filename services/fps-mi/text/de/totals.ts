import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const totals: Texts['totals'] = {
  title: 'Sachstand',
  lead: (form, year, count) => `${form} ${year}: wo die ${count} ÖSHZ stehen.`,
  perProvince: 'Nach Provinz',
  missing: 'Noch nicht eingegangen',
  total: 'Summe',
  amount: 'Zu zahlen',
  chart: 'Alle ÖSHZ nach Status',
  number: 'ÖSHZ',
  stages: {
    incomplete: 'unvollständig oder fehlerhaft',
    signing: 'ausgefüllt, noch nicht von beiden unterzeichnet',
    sending: 'wird gesendet',
  },
  notBegun: 'nicht begonnen',
  ofWhich: 'Von den noch nicht eingegangenen:',
  stagesUnavailable: 'Wie weit die anderen ÖSHZ sind, ist zurzeit nicht zu sehen.',
};

import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const totals: Texts['totals'] = {
  title: 'État d’avancement',
  lead: (form, year, count) => `${form} ${year} : où en sont les ${count} CPAS.`,
  perProvince: 'Par province',
  missing: 'Pas encore reçu',
  total: 'Total',
  amount: 'À payer',
  chart: 'Tous les CPAS par statut',
  number: 'CPAS',
  stages: {
    incomplete: 'incomplet ou avec des erreurs',
    signing: 'rempli, pas encore signé par les deux signataires',
    sending: 'en cours d’envoi',
  },
  notBegun: 'pas commencé',
  ofWhich: 'Parmi ceux qui ne sont pas encore reçus :',
  stagesUnavailable: 'L’avancement des autres CPAS n’est pas visible pour le moment.',
};

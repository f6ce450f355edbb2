import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const missing: Texts['missing'] = {
  title: 'Encore attendus',
  lead: 'Ces CPAS doivent encore envoyer leur rapport : il n’est pas encore arrivé, ou il a été renvoyé.',
  sum: (count) => (count === 1 ? 'Un CPAS' : `${count} CPAS`),
  none: 'Aucun CPAS ne correspond à ce filtre, ou tous les rapports sont arrivés.',
  searchHelp: 'CPAS ou code INS',
  statuses: { missing: 'Pas encore reçu', returned: 'Renvoyé' },
  select: (ocmw) => `Choisir ${ocmw}`,
  remindChosen: 'Envoyer un rappel aux CPAS choisis',
  remindAll: (count) =>
    count === 1 ? 'Envoyer un rappel à ce CPAS' : `Envoyer un rappel aux ${count} CPAS ci-dessous`,
  hint: 'Les personnes qui doivent encore faire quelque chose reçoivent aussitôt un e-mail ; en dehors des heures de bureau, au début du jour ouvrable suivant.',
  noCampaign: 'Les rappels sont possibles dès que la campagne de ce formulaire est ouverte.',
  remindingUnavailable: 'Les rappels ne sont pas possibles pour le moment. Réessayez dans quelques minutes.',
  noneChosen: 'Choisissez dans la liste au moins un CPAS.',
  unavailable: 'Les rappels n’ont pas pu être demandés. Rien n’a été envoyé. Réessayez dans quelques minutes.',
};

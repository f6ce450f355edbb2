import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const acceptMany: Texts['acceptMany'] = {
  title: 'Accepter des rapports',
  question: (count, total) =>
    `Vous acceptez ${count === 1 ? 'un rapport' : `${count} rapports`}, pour un total de ${total}. Un rapport accepté est clôturé définitivement.`,
  left: (count) =>
    count === 1
      ? 'Un rapport choisi a entre-temps été traité et sera ignoré.'
      : `${count} rapports choisis ont entre-temps été traités et seront ignorés.`,
  broken: (references) =>
    `Le sceau n’est pas valable pour ${references}. Ce qui en est conservé ne peut pas être accepté : prévenez le gestionnaire du système.`,
  none: 'Choisissez dans la liste au moins un rapport à traiter.',
  confirm: 'Accepter',
};

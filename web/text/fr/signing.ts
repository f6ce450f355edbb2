import type { Texts } from '#web/text/texts.ts';

export const summary: Texts['summary'] = {
  title: 'Résumé',
  account: 'Compte à créditer',
  noAccount: 'Pas encore de compte bancaire',
  linesColumn: 'nombre de lignes',
  incomplete: 'Pas encore entièrement rempli',
  justified: 'Montant total justifié',
  granted: { maximum: 'Maximums octroyés, au total', advance: 'Avances payées, au total' },
  check: 'À vérifier',
  warnings: (count) => (count === 1 ? 'Un point à vérifier' : `${count} points à vérifier`),
};

export const signing: Texts['signing'] = {
  title: 'Vous signez',
  declarations: {
    chair: (organisation) =>
      `En tant que président(e) du ${organisation}, je déclare que ces données sont exactes et complètes et qu’elles concordent avec la comptabilité et les pièces justificatives.`,
    generalDirector: (organisation) =>
      `En tant que directeur général/secrétaire du ${organisation}, je déclare que ces données sont exactes et complètes et qu’elles concordent avec la comptabilité et les pièces justificatives.`,
    either: (organisation) =>
      `En la qualité en laquelle je signe pour le ${organisation}, je déclare que ces données sont exactes et complètes et qu’elles concordent avec la comptabilité et les pièces justificatives.`,
  },
  asked: {
    chair: (names) => `Nous demanderons ensuite à ${names} de signer en tant que président(e).`,
    generalDirector: (names) =>
      `Nous demanderons ensuite à ${names} de signer en tant que directeur général/secrétaire.`,
    either: 'Une autre personne devra ensuite signer en l’autre qualité.',
  },
  nobody: {
    chair:
      'La présidence devra ensuite signer aussi, mais personne n’a ce rôle pour l’instant. Le délégué à la protection des données (DPO) de votre CPAS peut l’attribuer.',
    generalDirector:
      'La direction générale (ou le secrétaire) devra ensuite signer aussi, mais personne n’a ce rôle pour l’instant. Le délégué à la protection des données (DPO) de votre CPAS peut l’attribuer.',
  },
  signedBefore: {
    chair: (name) => `${name} a déjà signé en tant que président(e).`,
    generalDirector: (name) => `${name} a déjà signé en tant que directeur général/secrétaire.`,
  },
  last: 'Après votre signature, le formulaire sera envoyé automatiquement au SPP IS et ne pourra plus être modifié.',
  confirm: {
    repayment: (amount) => `Je confirme que le CPAS doit rembourser ${amount} au SPP IS.`,
    unchanged: 'Rien n’a été modifié depuis le renvoi. Je signe malgré tout.',
  },
  tick: 'Cochez cette case pour pouvoir signer.',
  changes: {
    own: (version) => `Modifié depuis que vous avez signé la version ${version}`,
    other: (version, name) => `Modifié depuis que ${name} a signé la version ${version}`,
    ownNone: (version) => `Rien n’a changé depuis que vous avez signé la version ${version}.`,
    otherNone: (version, name) => `Rien n’a changé depuis que ${name} a signé la version ${version}.`,
    account: 'Compte bancaire',
  },
  compared: (year) => `Comparer avec ${year}`,
};

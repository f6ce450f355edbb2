import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const decision: Texts['decision'] = {
  title: 'Décision',
  accepted: (name) => `Accepté par ${name}`,
  returned: (name) => `Renvoyé par ${name}`,
  reason: 'Raison',
  reasonHelp: 'Le CPAS lit ce texte. Écrivez ce qui doit être corrigé, sans nom de bénéficiaire.',
  onTheWay:
    'La décision est enregistrée et transmise au CPAS. Cela se fait automatiquement ; vous n’avez rien à faire.',
  accept: 'Accepter',
  acceptHint: 'Un rapport accepté est clôturé définitivement et peut être payé.',
  return: 'Renvoyer pour correction',
  returnHint:
    'Le rapport est rouvert au CPAS, sans signatures. Les deux signataires doivent signer à nouveau, même si rien ne change.',
  closed: 'Une décision a déjà été prise ; elle ne peut plus être modifiée.',
  reasonMissing: 'Indiquez une raison, de 2000 caractères au plus.',
  reasonNotUnderstood: 'Ce texte contient des caractères qui ne peuvent pas être conservés. Retapez la raison.',
};

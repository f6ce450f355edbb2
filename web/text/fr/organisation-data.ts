import type { Texts } from '#web/text/texts.ts';

export const data: Texts['data'] = {
  title: 'Données du CPAS',
  saved: 'Données enregistrées',
  lead: 'Ces données valent pour tous les formulaires du Rapport unique.',
  accountTitle: 'Compte bancaire',
  accountNumber: 'IBAN ou numéro de compte historique',
  accountHelp: 'Par exemple BE68 5390 0754 7034 ou 539-0075470-34. Un numéro historique est converti en IBAN.',
  bic: 'BIC',
  bicHelp:
    'Le code de la banque, 8 ou 11 caractères, par exemple GKCCBEBB. S’il figure ci-dessus sous le numéro de compte, vous pouvez laisser ce champ vide.',
  contactTitle: 'Personne de contact',
  contactLead: 'La personne la mieux placée pour répondre aux questions sur le Rapport unique.',
  contactName: 'Nom',
  contactEmail: 'E-mail',
  contactPhone: 'Téléphone',
  contactPhoneHelp: 'Par exemple 081 12 34 56.',
  accountWarning:
    'Un formulaire déjà enregistré mentionne le compte de ce moment-là. Après une modification, il faut l’enregistrer à nouveau avant de pouvoir le signer.',
  iban: 'IBAN',
  historicNumber: 'Numéro historique',
  checkDigits: 'Les chiffres de contrôle ne sont pas (encore) corrects. Vérifiez le numéro.',
  closed: 'Tous les formulaires sont envoyés ; ces données ne peuvent plus être modifiées.',
  onlyEditors: 'Seules les personnes qui ont le rôle de mettre à jour les formulaires peuvent modifier ces données.',
};

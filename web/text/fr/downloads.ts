import type { Texts } from '#web/text/texts.ts';

export const downloads: Texts['downloads'] = {
  title: 'Télécharger',
  zip: (year: string) => `Tous les documents de ${year} (zip)`,
  calendar: 'Échéances pour votre agenda (ics)',
  blankForms: 'Formulaires vierges à imprimer',
  dueEvent: (form: string) => `Rapport unique : dernier jour pour « ${form} »`,
  dueEventText: (closes: string, address: string) =>
    `Le SPP IS attend ce formulaire aujourd’hui au plus tard, signé par les deux signataires. Il reste ouvert jusqu’au ${closes} inclus. ${address}`,
};

export const blankForm: Texts['blankForm'] = {
  title: 'Formulaire vierge',
  listTitle: 'Formulaires vierges à imprimer',
  lead: 'Pour rassembler les données sur papier avant de les encoder dans l’application. Imprimez la page avec votre navigateur.',
  print: 'Formulaire vierge à imprimer',
  notToSend:
    'Cette feuille sert uniquement à rassembler des données. Elle ne peut pas être introduite : encodez les données dans l’application, où elles sont aussi signées.',
  organisation: 'CPAS',
  number: 'Numéro',
  granted: 'octroyé par le SPP IS',
  kinds: {
    amount: 'montant en euros',
    number: 'nombre entier',
    percentage: 'pourcentage',
    date: 'date',
    choice: 'un seul choix',
    text: 'texte',
  },
};

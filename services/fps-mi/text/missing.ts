import type { Language } from '#forms/definition.ts';

const nl = {
  title: 'Nog te ontvangen',
  lead: 'Deze OCMW’s moeten hun verslag nog opsturen: het kwam nog niet, of het werd teruggestuurd.',
  sum: (count: number) => (count === 1 ? 'Eén OCMW' : `${count} OCMW’s`),
  none: 'Geen enkel OCMW voldoet aan deze filter, of alle verslagen zijn ontvangen.',
  searchHelp: 'OCMW of NIS-code',
  statuses: { missing: 'Nog niet ontvangen', returned: 'Teruggestuurd' },
  select: (ocmw: string) => `${ocmw} kiezen`,
  remindChosen: 'Gekozen OCMW’s herinneren',
  remindAll: (count: number) => (count === 1 ? 'Dit ene OCMW herinneren' : `Alle ${count} OCMW’s hieronder herinneren`),
  hint: 'Wie nog iets moet doen, krijgt meteen een mail; buiten de kantooruren bij het begin van de volgende werkdag.',
  noCampaign: 'Herinneren kan zodra de campagne van dit formulier geopend is.',
  remindingAway: 'Herinneren gaat nu even niet. Probeer het over enkele minuten opnieuw.',
  noneChosen: 'Kies in de lijst minstens één OCMW.',
  away: 'De herinneringen konden nu niet gevraagd worden. Er is niets verstuurd. Probeer het over enkele minuten opnieuw.',
};

/** The shape of a language's texts: whatever Dutch has, the others must have. */
export type MissingTexts = typeof nl;

const fr: MissingTexts = {
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
  remindingAway: 'Les rappels ne sont pas possibles pour le moment. Réessayez dans quelques minutes.',
  noneChosen: 'Choisissez dans la liste au moins un CPAS.',
  away: 'Les rappels n’ont pas pu être demandés. Rien n’a été envoyé. Réessayez dans quelques minutes.',
};

const de: MissingTexts = {
  title: 'Noch erwartet',
  lead: 'Diese ÖSHZ müssen ihren Bericht noch senden: Er ist noch nicht eingegangen oder wurde zurückgesandt.',
  sum: (count) => (count === 1 ? 'Ein ÖSHZ' : `${count} ÖSHZ`),
  none: 'Kein ÖSHZ entspricht diesem Filter, oder alle Berichte sind eingegangen.',
  searchHelp: 'ÖSHZ oder NIS-Code',
  statuses: { missing: 'Noch nicht eingegangen', returned: 'Zurückgesandt' },
  select: (ocmw) => `${ocmw} auswählen`,
  remindChosen: 'Gewählte ÖSHZ erinnern',
  remindAll: (count) => (count === 1 ? 'Dieses ÖSHZ erinnern' : `Alle ${count} ÖSHZ unten erinnern`),
  hint: 'Wer noch etwas zu tun hat, erhält sofort eine Mail; außerhalb der Bürozeiten zu Beginn des nächsten Werktags.',
  noCampaign: 'Erinnern ist möglich, sobald die Kampagne dieses Formulars geöffnet ist.',
  remindingAway: 'Erinnern ist zurzeit nicht möglich. Versuchen Sie es in einigen Minuten erneut.',
  noneChosen: 'Wählen Sie in der Liste mindestens ein ÖSHZ.',
  away: 'Die Erinnerungen konnten jetzt nicht angefordert werden. Es wurde nichts gesendet. Versuchen Sie es in einigen Minuten erneut.',
};

const texts = { nl, fr, de } satisfies Record<Language, MissingTexts>;

/** All texts of the list of who is expected, in one language. */
export function missingTextsIn(language: Language): MissingTexts {
  return texts[language];
}

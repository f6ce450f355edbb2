import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const missing: Texts['missing'] = {
  title: 'Noch erwartet',
  lead: 'Diese ÖSHZ müssen ihren Bericht noch senden: Er ist noch nicht eingegangen oder wurde zurückgesandt.',
  sum: (count) => (count === 1 ? 'Ein ÖSHZ' : `${count} ÖSHZ`),
  none: 'Kein ÖSHZ entspricht diesem Filter, oder alle Berichte sind eingegangen.',
  searchHelp: 'ÖSHZ oder NIS-Code',
  statuses: { missing: 'Noch nicht eingegangen', returned: 'Zurückgesandt' },
  select: (ocmw) => `${ocmw} auswählen`,
  remindChosen: 'Gewählte ÖSHZ erinnern',
  remindAll: (count) => (count === 1 ? 'Dieses ÖSHZ erinnern' : `Alle ${count} ÖSHZ unten erinnern`),
  hint: 'Wer noch etwas zu tun hat, erhält sofort eine E-Mail; außerhalb der Bürozeiten zu Beginn des nächsten Werktags.',
  noCampaign: 'Erinnern ist möglich, sobald die Kampagne dieses Formulars geöffnet ist.',
  remindingUnavailable: 'Erinnern ist zurzeit nicht möglich. Versuchen Sie es in einigen Minuten erneut.',
  noneChosen: 'Wählen Sie in der Liste mindestens ein ÖSHZ.',
  unavailable:
    'Die Erinnerungen konnten jetzt nicht angefordert werden. Es wurde nichts gesendet. Versuchen Sie es in einigen Minuten erneut.',
};

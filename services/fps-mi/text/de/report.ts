import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const report: Texts['report'] = {
  line: 'Zeile',
  previousLines: 'Vorige Zeilen',
  nextLines: 'Nächste Zeilen',
  title: (reference) => `Bericht ${reference}`,
  facts: 'Eingang',
  amounts: 'Beträge',
  account: 'Konto des ÖSHZ',
  bic: 'BIC',
  signatures: 'Unterschriften',
  name: 'Name',
  method: 'Angemeldet mit',
  signedAt: 'Unterzeichnet am',
  roles: { chair: 'Präsident(in)', generalDirector: 'Generaldirektor/Sekretär' },
  methods: { eid: 'eID', itsme: 'itsme', app: 'mobile App' },
  contentHash: 'Prüfsumme des Inhalts (SHA-256)',
  hashMeaning: 'Beide Unterschriften gelten für genau diesen Inhalt.',
  document: 'Bericht als PDF',
  seal: {
    title: 'Siegel',
    states: {
      valid:
        'Das Siegel wurde soeben erneut geprüft: Was hier aufbewahrt wird, ist genau das, was der Einheitsbericht versiegelt hat.',
      broken:
        'Das Siegel passt nicht zu dem, was hier aufbewahrt wird. Nehmen Sie diesen Bericht nicht an und benachrichtigen Sie die Systemverwaltung.',
      unsealed: 'Dieser Bericht kam ohne Siegel.',
    },
    sealedAt: 'Versiegelt am',
    key: 'mit dem Schlüssel',
  },
};

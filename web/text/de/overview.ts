import type { Texts } from '#web/text/texts.ts';

export const overview: Texts['overview'] = {
  contentTitle: 'Inhalt',
  version: (version: number) => `Version ${version}`,
  savedBy: (name: string, moment: string) => `Gespeichert von ${name} am ${moment}`,
  versionReopened: (version, moment) => `Version ${version}, vom ÖPD SE wieder geöffnet am ${moment}`,
  signaturesTitle: 'Unterschriften',
  chairSignature: 'Unterschrift des Präsidenten/der Präsidentin',
  generalDirectorSignature: 'Unterschrift des Generaldirektors/Sekretärs',
  notSigned: 'Noch nicht unterzeichnet',
  signedBy: (name: string) => `Unterzeichnet von ${name}`,
  signedByYou: 'Sie haben unterzeichnet',
  signedAt: (moment: string) => `am ${moment}`,
  methods: {
    eid: 'angemeldet mit eID',
    itsme: 'angemeldet mit itsme',
    app: 'angemeldet mit einer mobilen App',
  },
  identifiedAt: (time: string) => `um ${time}`,
  signAs: { chair: 'Als Präsident(in) unterzeichnen', generalDirector: 'Als Generaldirektor/Sekretär unterzeichnen' },
  notFilledIn: 'Dieses Formular ist noch nicht ausgefüllt.',
  stages: {
    empty: 'Dieses Formular ist noch nicht ausgefüllt.',
    incomplete:
      'Als Entwurf gespeichert. Das Formular ist noch unvollständig oder fehlerhaft und kann noch nicht unterzeichnet werden.',
    filledIn:
      'Das Formular ist ausgefüllt. Es wartet auf die Unterschriften des Präsidenten/der Präsidentin und des Generaldirektors/Sekretärs.',
    waitsForChair:
      'Der Generaldirektor/Sekretär hat unterzeichnet. Das Formular wartet auf die Unterschrift des Präsidenten/der Präsidentin.',
    waitsForGeneralDirector:
      'Der Präsident/die Präsidentin hat unterzeichnet. Das Formular wartet auf die Unterschrift des Generaldirektors/Sekretärs.',
    sending: 'Beide Unterschriften sind geleistet. Das Formular wird an den ÖPD SE gesendet.',
    sent: 'Das Formular ist an den ÖPD SE gesendet und kann nur noch eingesehen werden.',
    accepted: 'Der ÖPD SE hat das Formular angenommen. Es ist abgeschlossen und kann nur noch eingesehen werden.',
  },
  youSigned: {
    chair: 'Sie haben unterzeichnet. Das Formular wartet noch auf die Unterschrift des Präsidenten/der Präsidentin.',
    generalDirector:
      'Sie haben unterzeichnet. Das Formular wartet noch auf die Unterschrift des Generaldirektors/Sekretärs.',
  },
  asked: (names) => `Gebeten wurde: ${names}.`,
  sameDevice: 'Unterzeichnet diese Person auf diesem Gerät?',
  keep: 'Bewahren Sie die Referenz und das Dokument auf.',
  openDocument: 'Dokument öffnen (PDF)',
  sendingHint: 'Diese Seite verfolgt den Versand automatisch. Sie brauchen nichts zu tun.',
  changedMeanwhile:
    'Der Inhalt wurde geändert, während Sie ihn ansahen. Prüfen Sie den neuen Inhalt und aktualisieren Sie die Seite, um unterzeichnen zu können.',
  unsure:
    'Diese Seite kann im Moment nicht prüfen, ob sich inzwischen etwas geändert hat. Solange das so ist, kann nicht unterzeichnet werden.',
  reload: 'Seite aktualisieren',
  reference: 'Referenz des ÖPD SE',
  receivedAt: 'Eingegangen beim ÖPD SE',
  whyNoSigning: {
    signedByYou: 'Sie haben dieses Formular unterzeichnet. Nun muss dies noch die andere unterzeichnende Person tun.',
    signedForRole: 'Für Ihre Rolle ist dieses Formular bereits unterzeichnet.',
    accountChanged:
      'Das Bankkonto des ÖSHZ wurde geändert, nachdem dieses Formular gespeichert wurde. Speichern Sie es zuerst erneut.',
    advanceChanged:
      'Der ÖPD SE hat den Vorschuss geändert, nachdem dieses Formular gespeichert wurde. Speichern Sie es zuerst erneut.',
    notOpen: 'Das Formular ist nicht geöffnet: Der ÖPD SE hat es noch nicht geöffnet oder bereits abgeschlossen.',
    invalid: 'Ein Formular mit Fehlern kann nicht unterzeichnet werden.',
  },
  history: 'Verlauf',
  happened: {
    saved: (name: string, version: number) => `${name} hat Version ${version} gespeichert`,
    removed: {
      chair: 'die Unterschrift des Präsidenten/der Präsidentin entfiel',
      generalDirector: 'die Unterschrift des Generaldirektors/Sekretärs entfiel',
    },
    signed: (name: string, version: number) => `${name} hat Version ${version} unterzeichnet`,
    roles: { chair: 'als Präsident(in)', generalDirector: 'als Generaldirektor/Sekretär' },
    received: (reference: string) => `Der ÖPD SE hat das Formular unter ${reference} erhalten`,
    accepted: (name: string, reference: string) => `${name} (ÖPD SE) hat ${reference} angenommen`,
    returned: (name: string, reference: string) => `${name} (ÖPD SE) hat ${reference} zur Berichtigung zurückgesandt:`,
    byFile: (name, table) => `${name} gibt die Zeilen von „${table}“ seither mit einer Tabellenkalkulation ein`,
    inForm: (name, table) => `${name} gibt die Zeilen von „${table}“ seither im Formular ein`,
  },
  contentHash: 'Prüfsumme des Inhalts (SHA-256)',
};

export const returned: Texts['returned'] = {
  title: 'Zurückgesandt: zu berichtigen',
  by: (name: string, moment: string, reference: string) =>
    `${name} vom ÖPD SE hat es am ${moment} zurückgesandt (${reference}), mit folgender Begründung:`,
  whatToDo:
    'Berichtigen Sie, was nötig ist, und speichern Sie. Danach müssen der Präsident oder die Präsidentin und der Generaldirektor/Sekretär erneut unterzeichnen, auch wenn nichts geändert wurde. Das Formular wird dann automatisch erneut an den ÖPD SE übermittelt.',
  correctedTitle: 'Nach der Rücksendung berichtigt',
  whatFollows:
    'Sobald der Präsident oder die Präsidentin und der Generaldirektor/Sekretär erneut unterzeichnet haben, wird das Formular automatisch erneut an den ÖPD SE übermittelt.',
};

import type { Texts } from '#web/text/texts.ts';

export const signMany: Texts['signMany'] = {
  title: 'Formulare unterzeichnen',
  none: 'Derzeit wartet kein Formular auf Ihre Unterschrift.',
  lead: 'Wählen Sie die Formulare, die Sie unterzeichnen möchten. Danach identifizieren Sie sich einmal für alle zusammen.',
  waiting: (count) =>
    count === 1 ? 'Ein Formular wartet auf Ihre Unterschrift.' : `${count} Formulare warten auf Ihre Unterschrift.`,
  more: (count, most) =>
    `Sie können ${most} gleichzeitig unterzeichnen. ${count === 1 ? 'Ein weiteres folgt' : `${count} weitere folgen`} danach.`,
  selectAll: 'Alle auswählen',
  selectNone: 'Keines auswählen',
  as: {
    chair: (organisation) => `${organisation}, als Präsident(in)`,
    generalDirector: (organisation) => `${organisation}, als Generaldirektor/Sekretär`,
  },
  eitherRole:
    'Sie können dieses Formular auch als Generaldirektor/Sekretär unterzeichnen. Öffnen Sie es dafür und unterzeichnen Sie es dort.',
  dueOn: (day) => `Spätestens am ${day}`,
  first: {
    chair: 'Danach wartet es noch auf die Unterschrift des Präsidenten/der Präsidentin.',
    generalDirector: 'Danach wartet es noch auf die Unterschrift des Generaldirektors/Sekretärs.',
  },
  returned: (reason) => `Vom ÖPD SE zurückgesandt: „${reason}“`,
  open: 'Vollständiges Formular ansehen',
  declarationTitle: 'Ihre Erklärung',
  declaration:
    'Ich erkläre in der Eigenschaft, die bei jedem gewählten Formular steht, dass dessen Angaben richtig und vollständig sind und mit der Buchführung und den Belegen übereinstimmen.',
  nothingChosen: {
    title: 'Wählen Sie zuerst ein Formular',
    text: 'Es wurde nichts unterzeichnet. Kreuzen Sie die Formulare an, die Sie unterzeichnen möchten.',
  },
  tooMany: {
    title: 'Das sind zu viele auf einmal',
    text: (most) =>
      `Es wurde nichts unterzeichnet. Wählen Sie höchstens ${most} Formulare und unterzeichnen Sie die anderen danach.`,
  },
  notConfirmed: {
    title: 'Bestätigen Sie zuerst, was dabei steht',
    text: 'Es wurde nichts unterzeichnet. Ein gewähltes Formular verlangt eine zusätzliche Bestätigung. Kreuzen Sie sie an oder wählen Sie dieses Formular ab.',
  },
  resultTitle: 'Ihre Unterschriften',
  signedCount: (signed, all) =>
    all === 1
      ? signed === 1
        ? 'Das Formular ist unterzeichnet.'
        : 'Das Formular ist nicht unterzeichnet.'
      : signed === all
        ? `Alle ${all} Formulare sind unterzeichnet.`
        : signed === 0
          ? `Keines der ${all} Formulare ist unterzeichnet.`
          : `${signed} von ${all} Formularen ${signed === 1 ? 'ist' : 'sind'} unterzeichnet.`,
  signedTitle: 'Unterzeichnet',
  notSignedTitle: 'Nicht unterzeichnet',
  openTitle: 'Noch nicht bestätigt',
  waits: 'Unterzeichnet. Es wartet noch auf die andere Unterschrift.',
  sending: 'Unterzeichnet. Es wird jetzt an den ÖPD SE gesendet.',
  sent: (reference) => `Unterzeichnet und an den ÖPD SE gesendet. Referenz: ${reference}`,
  superseded: 'Sie haben unterzeichnet, danach wurde der Inhalt geändert. Ihre Unterschrift ist entfallen.',
  notAsked: 'Sie haben dies beim Authentifizierungsdienst nicht bestätigt. Es wurde nichts unterzeichnet.',
  unavailable:
    'Ein Teil der Anwendung war nicht erreichbar. Dieses Formular ist nicht unterzeichnet. Versuchen Sie es in einigen Minuten erneut.',
  unconfirmed:
    'Ihre Unterschrift ist unterwegs, aber noch nicht bestätigt. Laden Sie diese Seite in einer Minute neu. Erneut zu unterzeichnen schadet nicht: Es geschieht kein zweites Mal.',
  contentChanged:
    'Der Inhalt wurde geändert, seit Sie ihn gesehen haben. Prüfen Sie den neuen Inhalt und unterzeichnen Sie erneut.',
  remaining: 'Weiter unterzeichnen',
};

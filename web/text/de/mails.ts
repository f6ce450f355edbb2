import type { Texts } from '#web/text/texts.ts';

export const mail: Texts['mail'] = {
  greeting: (name: string) => `Guten Tag ${name},`,
  greetingSomebody: 'Guten Tag,',
  open: 'Formular öffnen',
  openApplication: 'Einheitsbericht öffnen',
  openInvitation: 'Einladung ansehen',
  closing: 'Diese Nachricht kommt vom Einheitsbericht des ÖPD Sozialeingliederung. Sie können nicht darauf antworten.',
  'signature-asked': {
    subject: (form: string, organisation: string) => `Ihre Unterschrift wird erbeten: ${form}, ${organisation}`,
    text: (form: string, organisation: string, by: string) =>
      `${by} hat das Formular „${form}“ (${organisation}) unterzeichnet. Nur Ihre Unterschrift fehlt noch. Danach wird das Formular automatisch an den ÖPD SE übermittelt.`,
  },
  'signature-removed': {
    subject: (form: string, organisation: string) => `Ihre Unterschrift ist entfallen: ${form}, ${organisation}`,
    text: (form: string, organisation: string, by: string) =>
      `${by} hat das Formular „${form}“ (${organisation}) geändert, nachdem Sie es unterzeichnet hatten. Ihre Unterschrift ist dadurch entfallen. Prüfen Sie den neuen Inhalt und unterzeichnen Sie erneut.`,
    changes: 'Was geändert wurde:',
    change: (what: string, before: string, after: string) => `${what}: von ${before} auf ${after}`,
  },
  sent: {
    subject: (form: string, organisation: string) => `An den ÖPD SE gesendet: ${form}, ${organisation}`,
    text: (form: string, organisation: string, reference: string) =>
      `Das Formular „${form}“ (${organisation}) ist von beiden unterzeichnet und beim ÖPD SE eingegangen. Die Referenz ist ${reference}. Sie brauchen nichts mehr zu tun.`,
  },
  'report-accepted': {
    subject: (form: string, organisation: string) => `Vom ÖPD SE angenommen: ${form}, ${organisation}`,
    text: (form: string, organisation: string, reference: string) =>
      `Der ÖPD SE hat das Formular „${form}“ (${organisation}, ${reference}) angenommen. Sie brauchen nichts mehr zu tun.`,
  },
  'report-returned': {
    subject: (form: string, organisation: string) => `Vom ÖPD SE zurückgesandt: ${form}, ${organisation}`,
    text: (form: string, organisation: string, reference: string) =>
      `Der ÖPD SE hat das Formular „${form}“ (${organisation}, ${reference}) zur Berichtigung zurückgesandt. Es kann wieder geändert werden und muss von beiden erneut unterzeichnet werden. Danach wird es automatisch erneut an den ÖPD SE übermittelt. Die Begründung:`,
  },
  'role-granted': {
    subject: (role: string, organisation: string) => `Sie haben eine Rolle erhalten: ${role}, ${organisation}`,
    text: (role: string, organisation: string, by: string, period: string) =>
      `${by} hat Ihnen diese Rolle erteilt (${organisation}): ${role}, ${period}.`,
  },
  'role-withdrawn': {
    subject: (role: string, organisation: string) => `Eine Rolle wurde entzogen: ${role}, ${organisation}`,
    text: (role: string, organisation: string, by: string, period: string) =>
      `${by} hat Ihnen diese Rolle entzogen (${organisation}): ${role}, ${period}. Sie gilt ab sofort nicht mehr. Was Sie vorher unterzeichnet haben, bleibt gültig.`,
  },
  invitation: {
    subject: (organisation: string) => `Einladung zum Einheitsbericht: ${organisation}`,
    text: (organisation: string, by: string, role: string, period: string, until: string) =>
      `${by} lädt Sie ein, diese Rolle zu übernehmen (${organisation}): ${role}, ${period}. Öffnen Sie den Link und melden Sie sich an; Sie sehen dann zuerst, wofür die Einladung ist, und nehmen sie danach an. Der Link ist nur für Sie: Leiten Sie ihn nicht weiter. Sie können sie bis zum ${until} annehmen. Ist diese Nachricht nicht für Sie bestimmt, brauchen Sie nichts zu tun.`,
  },
  'invitation-accepted': {
    subject: (role: string, organisation: string) => `Sie haben eine Rolle angenommen: ${role}, ${organisation}`,
    text: (role: string, organisation: string, name: string, period: string) =>
      `Sie haben eine Einladung angenommen (${organisation}), angemeldet als ${name}. Ihre Rolle: ${role}, ${period}.`,
  },
  'invitation-accepted-by-other': {
    subject: (role: string, organisation: string) => `Ihre Einladung wurde angenommen: ${role}, ${organisation}`,
    text: (role: string, organisation: string, name: string, period: string) =>
      `${name} hat Ihre Einladung angenommen (${organisation}): ${role}, ${period}. Ist das nicht die Person, die Sie gemeint haben? Dann entziehen Sie die Rolle sofort, in der Zugriffsverwaltung.`,
  },
  'account-changed': {
    subject: (organisation: string) => `Das Bankkonto wurde geändert: ${organisation}`,
    text: (organisation: string, by: string) =>
      `${by} hat das Bankkonto geändert (${organisation}). Ein Formular, das das frühere Konto nennt, muss erneut gespeichert werden, bevor es unterzeichnet werden kann. Wussten Sie nichts davon? Dann fragen Sie nach, ob die Änderung stimmt.`,
  },
  reminders: {
    'fill-in': {
      subject: (form: string, organisation: string, due: string) =>
        `Bis zum ${due} auszufüllen: ${form}, ${organisation}`,
      text: (form: string, organisation: string, due: string) =>
        `Das Formular „${form}“ (${organisation}) ist noch nicht oder nicht vollständig ausgefüllt. Der ÖPD SE erwartet es spätestens am ${due}, unterzeichnet vom Präsidenten oder von der Präsidentin und vom Generaldirektor/Sekretär.`,
    },
    sign: {
      subject: (form: string, organisation: string) => `Ihre Unterschrift fehlt noch: ${form}, ${organisation}`,
      text: (form: string, organisation: string, due: string) =>
        `Das Formular „${form}“ (${organisation}) wartet auf Ihre Unterschrift. Der ÖPD SE erwartet es spätestens am ${due}. Nach der zweiten Unterschrift wird es automatisch an den ÖPD SE übermittelt.`,
    },
    'nobody-signs': {
      subject: (form: string, organisation: string) => `Niemand kann unterzeichnen: ${form}, ${organisation}`,
      text: (form: string, organisation: string, due: string) =>
        `Das Formular „${form}“ (${organisation}) wartet auf eine Unterschrift, aber niemand hat derzeit die nötige Rolle. Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ kann diese Rolle vergeben. Der ÖPD SE erwartet das Formular spätestens am ${due}.`,
    },
    overdue: {
      subject: (form: string, organisation: string) => `Die Frist ist abgelaufen: ${form}, ${organisation}`,
      text: (form: string, organisation: string, due: string, closing: string) =>
        `Der ÖPD SE erwartete das Formular „${form}“ (${organisation}) spätestens am ${due} und hat es noch nicht erhalten. Es kann noch bis einschließlich ${closing} ausgefüllt und unterzeichnet werden.`,
    },
    list: {
      subject: (form: string, count: number) => `Noch nicht erhalten: ${form} (${count})`,
      text: (form: string, count: number, due: string) =>
        `Das Formular „${form}“ wurde spätestens am ${due} erwartet. ${count === 1 ? 'Ein ÖSHZ hat' : `${count} ÖSHZ haben`} es noch nicht gesendet:`,
      stages: {
        empty: 'nicht ausgefüllt',
        incomplete: 'mit Fehlern gespeichert',
        filledIn: 'wartet auf beide Unterschriften',
        halfSigned: 'wartet auf eine Unterschrift',
      },
    },
  },
  checkpoint: {
    auditor: 'Prüferin oder Prüfer',
    subject: (day: string) => `Kontrollpunkt des Prüfpfads: ${day}`,
    subjectWithLoss: (day: string) => `Prüfpfad geändert: Kontrollpunkt vom ${day}`,
    text: 'Der Einheitsbericht hat versiegelt, wie sein Prüfpfad heute aussieht. Bewahren Sie diese E-Mail mit der Anlage auf: Damit lässt sich später feststellen, ob etwas daraus gelöscht oder darin umgeschrieben wurde.',
    textWithLoss: (chains: number) =>
      `Der Einheitsbericht hat versiegelt, wie sein Prüfpfad heute aussieht. ${chains === 1 ? 'Eine Kette schließt' : `${chains} Ketten schließen`} nicht an einen früheren Kontrollpunkt an: Zeilen wurden gelöscht oder umgeschrieben, oder eine ältere Sicherung wurde eingespielt. Bitten Sie die Betreiber um eine Erklärung. Bewahren Sie diese E-Mail mit der Anlage auf.`,
    listTitle: 'Was versiegelt ist:',
    counts: (chains: number, rows: number) => `Ketten: ${chains}, Zeilen: ${rows}`,
    root: (root: string) => `Wurzel: ${root}`,
    first: 'dies ist der erste Kontrollpunkt',
    previous: (day: string, hash: string) => `voriger Kontrollpunkt: ${day}, ${hash}`,
    gap: (from: string, until: string) => `kein Kontrollpunkt vom ${from} bis einschließlich ${until}`,
    key: (kid: string) => `Schlüssel: ${kid}`,
    lost: (subject: string, rows: number, day: string) => `schließt nicht an: ${subject} (${rows} Zeilen am ${day})`,
  },
};

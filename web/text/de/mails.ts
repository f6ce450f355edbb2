import type { Texts } from '#web/text/texts.ts';

export const mail: Texts['mail'] = {
  greeting: (name: string) => `Guten Tag ${name},`,
  greetingSomebody: 'Guten Tag,',
  open: 'Formular öffnen',
  openSigning: 'Ansehen und unterzeichnen',
  openApplication: 'Einheitsbericht öffnen',
  openInvitation: 'Einladung ansehen',
  automatic: 'Diese Nachricht wird automatisch verschickt. Antworten werden nicht gelesen.',
  closing: (helper: string) =>
    `Diese Nachricht wird automatisch verschickt. Antworten werden nicht gelesen: Richten Sie Ihre Fragen an ${helper}.`,
  becauseContact: 'Sie erhalten diese Nachricht, weil Sie die Kontaktperson des ÖSHZ für den Einheitsbericht sind.',
  preferences: 'Wählen, wie oft und in welcher Sprache Sie E-Mails erhalten',
  facts: {
    form: 'Formular',
    organisation: 'ÖSHZ',
    due: 'Spätestens am',
    previousDue: 'Bisherige Frist',
    closes: 'Auszufüllen bis einschließlich',
    reference: 'Referenz',
    role: 'Rolle',
    period: 'Zeitraum',
    questions: 'Fragen an',
  },
  'signature-asked': {
    subject: (form: string, organisation: string) => `Ihre Unterschrift wird erbeten: ${form}, ${organisation}`,
    lead: 'Sehen Sie das Formular durch und unterzeichnen Sie es: Nur Ihre Unterschrift fehlt noch.',
    text: (form: string, organisation: string, by: string) =>
      `${by} hat das Formular „${form}“ (${organisation}) unterzeichnet. Nach Ihrer Unterschrift wird es automatisch an den ÖPD SE übermittelt. Danach kann es nicht mehr geändert werden.`,
  },
  ready: {
    subject: (form: string, organisation: string) => `Bereit zur Unterzeichnung: ${form}, ${organisation}`,
    subjectOfSeveral: (count: number) => `Bereit zur Unterzeichnung: ${count} Formulare`,
    lead: 'Sehen Sie das Formular durch und unterzeichnen Sie es: Es ist vollständig ausgefüllt.',
    text: (form: string, organisation: string) =>
      `Es geht um das Formular „${form}“ (${organisation}). Der Präsident oder die Präsidentin und der Generaldirektor/Sekretär unterzeichnen beide, in beliebiger Reihenfolge. Nach der zweiten Unterschrift wird es automatisch an den ÖPD SE übermittelt.`,
    leadOfSeveral: (count: number) =>
      `Sehen Sie die ${count} Formulare durch und unterzeichnen Sie sie: Sie sind vollständig ausgefüllt. Sie können sie auf einer Seite unterzeichnen.`,
    textOfSeveral:
      'Der Präsident oder die Präsidentin und der Generaldirektor/Sekretär unterzeichnen beide, in beliebiger Reihenfolge. Nach der zweiten Unterschrift wird ein Formular automatisch an den ÖPD SE übermittelt.',
  },
  'signature-removed': {
    subject: (form: string, organisation: string) => `Ihre Unterschrift ist entfallen: ${form}, ${organisation}`,
    lead: 'Prüfen Sie, was geändert wurde, und unterzeichnen Sie erneut.',
    leadIncomplete:
      'Sie brauchen jetzt nichts zu tun. Sie erhalten eine Nachricht, sobald das Formular wieder vollständig ist und Sie erneut unterzeichnen können.',
    text: (form: string, organisation: string, by: string) =>
      `${by} hat das Formular „${form}“ (${organisation}) geändert, nachdem Sie es unterzeichnet hatten. Ihre Unterschrift ist dadurch entfallen.`,
    changes: 'Was geändert wurde:',
    change: (what: string, before: string, after: string) => `${what}: von ${before} auf ${after}`,
  },
  sent: {
    subject: (form: string, organisation: string) => `An den ÖPD SE übermittelt: ${form}, ${organisation}`,
    lead: 'Das Formular ist übermittelt und eingegangen. Sie brauchen nichts mehr zu tun.',
    text: (form: string, organisation: string) =>
      `Der Präsident oder die Präsidentin und der Generaldirektor/Sekretär haben das Formular „${form}“ (${organisation}) unterzeichnet. Der ÖPD SE prüft es nun. Sie erhalten eine Nachricht, wenn es angenommen oder zurückgesandt wird.`,
    attached: 'Das Dokument finden Sie in der Anlage. Bewahren Sie es auf.',
  },
  'report-accepted': {
    subject: (form: string, organisation: string) => `Vom ÖPD SE angenommen: ${form}, ${organisation}`,
    lead: 'Der ÖPD SE hat das Formular angenommen. Sie brauchen nichts mehr zu tun.',
    text: (form: string, organisation: string) => `Es geht um das Formular „${form}“ (${organisation}).`,
  },
  'report-returned': {
    subject: (form: string, organisation: string) => `Vom ÖPD SE zurückgesandt: ${form}, ${organisation}`,
    lead: 'Berichtigen Sie das Formular und lassen Sie es erneut unterzeichnen.',
    text: (form: string, organisation: string) =>
      `Der ÖPD SE hat das Formular „${form}“ (${organisation}) zurückgesandt. Der Sachbearbeiter oder die Sachbearbeiterin kann es wieder ändern. Danach unterzeichnen der Präsident oder die Präsidentin und der Generaldirektor/Sekretär erneut, und es wird automatisch wieder übermittelt.`,
    reason: 'Die Begründung des ÖPD SE:',
  },
  'campaign-opened': {
    subject: (form: string, organisation: string) => `Sie können das Formular ausfüllen: ${form}, ${organisation}`,
    subjectOfSeveral: (count: number) => `Sie können ${count} Formulare ausfüllen`,
    lead: (due: string) => `Füllen Sie das Formular aus und lassen Sie es spätestens am ${due} unterzeichnen.`,
    leadOfSeveral: 'Füllen Sie die Formulare aus und lassen Sie sie jeweils spätestens am genannten Tag unterzeichnen.',
    text: (form: string, organisation: string) =>
      `Der ÖPD SE hat das Formular „${form}“ (${organisation}) freigegeben.`,
  },
  'deadline-moved': {
    subject: (form: string, organisation: string) => `Neue Frist: ${form}, ${organisation}`,
    lead: (before: string, after: string) => `Die Frist endet jetzt am ${after}, nicht mehr am ${before}.`,
    text: (form: string, organisation: string) =>
      `Der ÖPD SE erwartet das Formular „${form}“ (${organisation}) bis zu diesem Tag, unterzeichnet vom Präsidenten oder von der Präsidentin und vom Generaldirektor/Sekretär.`,
  },
  digest: {
    subject: (count: number) => `Ihre Übersicht: ${count} Nachrichten`,
    lead: (count: number) =>
      count === 0
        ? 'Das ist seit Ihrer vorigen Übersicht geschehen. Sie brauchen nichts zu tun.'
        : count === 1
          ? '1 Formular wartet auf Ihre Unterschrift.'
          : `${count} Formulare warten auf Ihre Unterschrift.`,
    sections: {
      toSign: 'Zu unterzeichnen:',
      opened: 'Auszufüllen:',
      sent: 'An den ÖPD SE übermittelt:',
      accepted: 'Vom ÖPD SE angenommen:',
    },
    due: (day: string) => `spätestens am ${day}`,
  },
  'role-granted': {
    subject: (role: string, organisation: string) => `Sie haben eine Rolle erhalten: ${role}, ${organisation}`,
    lead: (organisation: string) => `Sie haben eine Rolle erhalten (${organisation}).`,
    text: (by: string) => `${by} hat Ihnen diese Rolle erteilt.`,
  },
  'role-withdrawn': {
    subject: (role: string, organisation: string) => `Eine Rolle wurde entzogen: ${role}, ${organisation}`,
    lead: (organisation: string) => `Sie haben diese Rolle nicht mehr (${organisation}).`,
    text: (by: string) => `${by} hat die Rolle entzogen. Was Sie vorher unterzeichnet haben, bleibt gültig.`,
  },
  invitation: {
    subject: (organisation: string) => `Einladung zum Einheitsbericht: ${organisation}`,
    lead: (until: string) => `Sehen Sie die Einladung an und nehmen Sie sie spätestens am ${until} an.`,
    text: (organisation: string, by: string) =>
      `${by} lädt Sie ein, eine Rolle zu übernehmen (${organisation}). Melden Sie sich zuerst an; dann sehen Sie, wofür die Einladung ist. Danach kann niemand anders diese Einladung mehr nutzen. Der Link ist nur für Sie: Leiten Sie diese Nachricht nicht weiter.`,
    notForYou: 'Ist diese Einladung nicht für Sie bestimmt? Dann brauchen Sie nichts zu tun.',
  },
  'invitation-accepted': {
    subject: (role: string, organisation: string) => `Sie haben eine Rolle angenommen: ${role}, ${organisation}`,
    lead: (organisation: string) => `Sie haben jetzt eine Rolle (${organisation}).`,
    text: (name: string) => `Sie haben die Einladung angenommen, angemeldet als ${name}.`,
  },
  'invitation-accepted-by-other': {
    subject: (role: string, organisation: string) => `Ihre Einladung wurde angenommen: ${role}, ${organisation}`,
    lead: 'Prüfen Sie, ob das die Person ist, die Sie gemeint haben. Wenn nicht, entziehen Sie die Rolle sofort in der Zugriffsverwaltung.',
    text: (organisation: string, name: string) => `${name} hat Ihre Einladung angenommen (${organisation}).`,
  },
  'absence-proposed': {
    subject: (who: string, organisation: string) => `Vertretung zu bestätigen für ${who}: ${organisation}`,
    lead: (who: string, deputy: string) => `Bestätigen Sie ${deputy} als Vertretung von ${who}, oder lehnen Sie ab.`,
    text: (by: string, deputy: string) =>
      `${by} ist abwesend. Erst nach Ihrer Bestätigung kann ${deputy} an diesen Tagen an seiner oder ihrer Stelle unterzeichnen.`,
    link: 'Bestätigen oder ablehnen',
  },
  'absence-confirmed': {
    subject: (_who: string, organisation: string) => `Ihre Vertretung ist bestätigt: ${organisation}`,
    lead: (_who: string, deputy: string) => `Während Ihrer Abwesenheit kann ${deputy} an Ihrer Stelle unterzeichnen.`,
    text: (by: string, deputy: string) =>
      `${by} hat Ihren Vorschlag bestätigt. An diesen Tagen erhält ${deputy} die Erinnerungen, und Sie nicht. Sie können weiterhin selbst unterzeichnen.`,
    notAcceptedYet: (deputy: string) => `${deputy} muss zuerst die Einladung annehmen. Bis dahin ändert sich nichts.`,
    link: 'Ihre Abwesenheiten ansehen',
  },
  'absence-confirmed-other': {
    subject: (who: string, organisation: string) => `${who} wird vertreten: ${organisation}`,
    lead: (who: string, deputy: string) => `${deputy} unterzeichnet an diesen Tagen an der Stelle von ${who}.`,
    text: (by: string) => `${by} hat die Vertretung bestätigt. Sie brauchen nichts zu tun.`,
    link: 'Einheitsbericht öffnen',
  },
  'absence-declined': {
    subject: (_who: string, organisation: string) => `Ihre Vertretung ist abgelehnt: ${organisation}`,
    lead: (_who: string, deputy: string) => `Schlagen Sie jemand anderen vor: ${deputy} ist nicht bestätigt.`,
    text: (by: string) => `${by} hat Ihren Vorschlag abgelehnt. Niemand kann an Ihrer Stelle unterzeichnen.`,
    reason: 'Der Grund:',
    link: 'Jemand anderen vorschlagen',
  },
  'absence-cancelled': {
    subject: (who: string, organisation: string) => `${who} storniert eine Abwesenheit: ${organisation}`,
    lead: (who: string, deputy: string) => `${deputy} vertritt ${who} nicht mehr. Sie brauchen nichts zu tun.`,
    text: (by: string) => `${by} hat die Abwesenheit storniert. Was bereits unterzeichnet ist, bleibt gültig.`,
    link: 'Zugriffsverwaltung öffnen',
  },
  'account-changed': {
    subject: (organisation: string) => `Das Bankkonto wurde geändert: ${organisation}`,
    lead: 'Wussten Sie nichts davon? Dann fragen Sie sofort nach, ob die Änderung stimmt.',
    text: (organisation: string, by: string) =>
      `${by} hat das Bankkonto geändert (${organisation}). Ein Formular, das das frühere Konto nennt, muss erneut gespeichert werden, bevor es unterzeichnet werden kann.`,
    changes: 'Was geändert wurde:',
  },
  reminders: {
    'fill-in': {
      subject: (form: string, organisation: string, due: string) =>
        `Bis zum ${due} auszufüllen: ${form}, ${organisation}`,
      lead: (due: string) => `Füllen Sie das Formular aus und lassen Sie es spätestens am ${due} unterzeichnen.`,
      text: (form: string, organisation: string) =>
        `Das Formular „${form}“ (${organisation}) ist noch nicht oder nicht vollständig ausgefüllt. Der Präsident oder die Präsidentin und der Generaldirektor/Sekretär müssen es noch unterzeichnen.`,
    },
    sign: {
      subject: (form: string, organisation: string) => `Ihre Unterschrift fehlt noch: ${form}, ${organisation}`,
      lead: (due: string) => `Sehen Sie das Formular durch und unterzeichnen Sie es spätestens am ${due}.`,
      text: (form: string, organisation: string) =>
        `Das Formular „${form}“ (${organisation}) wartet auf Ihre Unterschrift. Nach der zweiten Unterschrift wird es automatisch an den ÖPD SE übermittelt.`,
    },
    'nobody-signs': {
      subject: (form: string, organisation: string) => `Niemand kann unterzeichnen: ${form}, ${organisation}`,
      lead: (due: string) =>
        `Bitten Sie den Datenschutzbeauftragten (DSB) Ihres ÖSHZ, jemandem die Rolle zu erteilen, damit das Formular spätestens am ${due} unterzeichnet ist.`,
      text: (form: string, organisation: string) =>
        `Das Formular „${form}“ (${organisation}) wartet auf eine Unterschrift, aber niemand hat derzeit die Rolle, um es zu unterzeichnen.`,
    },
    overdue: {
      subject: (form: string, organisation: string) => `Die Frist ist abgelaufen: ${form}, ${organisation}`,
      lead: (_due: string, closing: string) =>
        `Sorgen Sie dafür, dass das Formular ausgefüllt und unterzeichnet wird. Das ist noch bis einschließlich ${closing} möglich.`,
      text: (form: string, organisation: string, due: string) =>
        `Der ÖPD SE erwartete das Formular „${form}“ (${organisation}) spätestens am ${due} und hat es noch nicht erhalten.`,
    },
    list: {
      subject: (form: string, count: number) => `Noch nicht erhalten: ${form} (${count})`,
      lead: (count: number) =>
        count === 1
          ? 'Ein ÖSHZ hat das Formular noch nicht übermittelt.'
          : `${count} ÖSHZ haben das Formular noch nicht übermittelt.`,
      text: (form: string, due: string) => `Das Formular „${form}“ wurde spätestens am ${due} erwartet.`,
      listTitle: 'Noch nicht erhalten:',
      stages: {
        empty: 'nicht ausgefüllt',
        incomplete: 'als Entwurf gespeichert',
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

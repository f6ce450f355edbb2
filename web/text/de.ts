import type { Texts } from './texts.ts';

/** Every text of the site in German. */
export const de: Texts = {
  colon: ': ',
  applicationName: 'Einheitsbericht',
  ministry: 'ÖPD Sozialeingliederung',
  loggedInAs: 'Angemeldet als',
  logOut: 'Abmelden',
  homepage: 'Startseite',
  change: 'Ändern',
  save: 'Speichern',
  sign: 'Unterzeichnen',
  print: 'Drucken',
  cancel: 'Abbrechen',
  otherOrganisation: 'Anderes ÖSHZ',
  footer: 'Der Einheitsbericht wird den ÖSHZ vom ÖPD Sozialeingliederung kostenlos zur Verfügung gestellt.',

  portal: {
    title: 'Portal der Sozialen Sicherheit',
    audience: 'Beamte und andere Fachleute',
    group: 'ÖSHZ & ÖPD Sozialeingliederung',
    applications: 'Anwendungen',
    summary: 'Die jährlichen Berichte des ÖSHZ an den ÖPD Sozialeingliederung.',
  },
  about: {
    lead: 'Jedes Jahr übermittelt Ihr ÖSHZ dem ÖPD Sozialeingliederung die Formulare, mit denen ihm seine Ausgaben erstattet werden. Das geschieht hier.',
    stepsTitle: 'So geht es',
    steps: [
      'Ein Mitarbeiter füllt das Formular aus und speichert es.',
      'Der Präsident oder die Präsidentin und der Generaldirektor/Sekretär unterzeichnen es in beliebiger Reihenfolge.',
      'Mit der zweiten Unterschrift geht das Formular von selbst an den ÖPD SE. Danach kann es nur noch eingesehen werden.',
    ],
    needsTitle: 'Was Sie brauchen',
    needs:
      'Einen gewöhnlichen Internetbrowser und eine Möglichkeit, sich auszuweisen: Ihren elektronischen Personalausweis (eID) mit Kartenleser und PIN-Code, itsme oder eine mobile App. Ihre Rolle erhalten Sie vom Datenschutzbeauftragten (DSB) Ihres ÖSHZ.',
    start: 'Einheitsbericht',
  },
  organisations: {
    title: 'Wählen Sie ein ÖSHZ',
    lead: 'Sie arbeiten für mehrere ÖSHZ. Für welches möchten Sie jetzt arbeiten?',
    noneTitle: 'Sie haben noch keine Rolle',
    none: 'Sie sind angemeldet, haben aber in keinem ÖSHZ eine Rolle für den Einheitsbericht. Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ kann Ihnen eine geben.',
  },
  home: {
    next: 'Was Sie tun können',
    steps: {
      fillIn: 'Ausfüllen',
      improve: 'Korrigieren',
      sign: 'Unterzeichnen',
      wait: 'Auf die Unterzeichner warten',
      other: 'Auf die andere Unterschrift warten',
      sending: 'Wird gesendet',
      done: 'Nichts mehr',
      accepted: 'Vom ÖPD SE angenommen',
      nothing: 'Warten, bis es ausgefüllt ist',
    },
    dataTitle: 'Angaben zum ÖSHZ',
    account: 'Bankkonto',
    contact: 'Kontaktperson',
    email: 'E-Mail',
    phone: 'Telefon',
    dataMissing:
      'Das Bankkonto und die Kontaktperson sind noch nicht angegeben. Das ist nötig, bevor Sie ein Formular ausfüllen können.',
    formsTitle: 'Formulare',
    form: 'Formular',
    year: 'Jahr',
    filledIn: 'Ausgefüllt',
    signed: 'Unterzeichnet',
    sent: 'Gesendet',
    yes: 'ja',
    no: 'noch nicht',
  },
  data: {
    title: 'Angaben zum ÖSHZ',
    lead: 'Diese Angaben gelten für alle Formulare des Einheitsberichts.',
    accountTitle: 'Bankkonto',
    accountNumber: 'IBAN oder alte Kontonummer',
    accountHelp:
      'Zum Beispiel BE68 5390 0754 7034 oder 539-0075470-34. Eine alte Nummer wird in eine IBAN umgewandelt.',
    bic: 'BIC',
    bicHelp: 'Der Code der Bank, 8 oder 11 Zeichen, zum Beispiel GKCCBEBB.',
    contactTitle: 'Kontaktperson',
    contactLead: 'Wer Fragen zum Einheitsbericht am besten beantworten kann.',
    contactName: 'Name',
    contactEmail: 'E-Mail',
    contactPhone: 'Telefon',
    contactPhoneHelp: 'Zum Beispiel 087 12 34 56.',
    accountWarning:
      'Ein bereits gespeichertes Formular nennt das damalige Konto. Nach einer Änderung muss es erneut gespeichert werden, bevor es unterzeichnet werden kann.',
    iban: 'IBAN',
    historicNumber: 'Alte Kontonummer',
    checkDigits: 'Die Prüfziffern stimmen (noch) nicht. Prüfen Sie die Nummer.',
    closed: 'Alle Formulare sind gesendet; diese Angaben können nicht mehr geändert werden.',
  },
  campaign: {
    before: (opens: string) =>
      `Der ÖPD SE öffnet dieses Formular am ${opens}. Bis dahin kann es nicht gespeichert oder unterzeichnet werden.`,
    open: (due: string, closes: string) =>
      `Der ÖPD SE erwartet dieses Formular spätestens am ${due}. Es bleibt bis einschließlich ${closes} offen.`,
    after: (closes: string) =>
      `Der ÖPD SE hat dieses Formular nach dem ${closes} abgeschlossen. Es kann nur noch eingesehen werden.`,
    short: {
      before: (day: string) => `offen ab dem ${day}`,
      open: (day: string) => `spätestens am ${day}`,
      after: (day: string) => `abgeschlossen nach dem ${day}`,
    },
  },
  form: {
    fillIn: 'Formular ausfüllen',
    amountHelp: 'In Euro, zum Beispiel 1.234,50.',
    numberHelp: 'Eine ganze Zahl, zum Beispiel 12.',
    percentageHelp: 'Ein Prozentsatz, zum Beispiel 12,5.',
    dateHelp: 'Ein Datum, zum Beispiel 31.12.2026.',
    choose: 'Treffen Sie eine Wahl',
    newLine: 'Neue Zeile',
    addLine: 'Zeile hinzufügen',
    keepLine: 'Fertig',
    changeLine: 'Ändern',
    removeLine: 'Löschen',
    previousLines: 'Vorige Zeilen',
    nextLines: 'Nächste Zeilen',
    draft: 'Sie haben Änderungen, die noch nicht gespeichert sind. Drücken Sie auf Speichern, um sie zu behalten.',
    canWait:
      'Sie können dieses Formular speichern, bevor es vollständig ist, und später weiterarbeiten, auch jemand anders. Unterzeichnen geht erst, wenn alles ausgefüllt und richtig ist.',
    findings: {
      errorsTitle: 'Noch auszufüllen oder zu verbessern',
      errorsLead: 'Solange dies hier steht, kann das Formular nicht unterzeichnet werden.',
      warningsTitle: 'Bitte prüfen',
      warningsLead: 'Stimmt es doch, kann das Formular normal unterzeichnet werden.',
      more: (count) => `und noch ${count}`,
    },
    newerVersion:
      'Von diesem Formular gibt es inzwischen eine neuere Version. Dieser Bericht bleibt in der Version, in der er ausgefüllt wurde.',
    newerVersionLink: 'Was in der neueren Version anders ist',
    computed: 'wird berechnet',
    payee: 'Zu zahlen auf',
    unsavedWarning: 'Was Sie nicht speichern, geht verloren, wenn Sie diese Seite verlassen.',
    removesSignatures:
      'Dieses Formular ist bereits unterzeichnet. Wenn Sie etwas ändern oder nach einer Änderung des Bankkontos speichern, entfällt die Unterschrift.',
    conflictTitle: 'Was jetzt gespeichert ist',
    conflictYours: 'Was Sie eingegeben haben',
    conflictChoice:
      'Speichern Sie erneut, um Ihre Eingabe zu verwenden, oder gehen Sie zur Übersicht, um das Gespeicherte zu behalten.',
    toOverview: 'Zur Übersicht',
  },
  changes: {
    lines: {
      added: (count) => `${count} ${count === 1 ? 'Zeile' : 'Zeilen'} hinzugefügt`,
      removed: (count) => `${count} ${count === 1 ? 'Zeile' : 'Zeilen'} gelöscht`,
      changed: (count) => `${count} ${count === 1 ? 'Zeile' : 'Zeilen'} geändert`,
    },
    title: 'Zwei Versionen eines Formulars',
    between: (before, after) => `Was in Version ${after} anders ist als in Version ${before}.`,
    none: 'Die beiden Versionen sind gleich.',
    fields: 'Felder',
    checks: 'Prüfungen',
    added: 'Neu',
    removed: 'Weggefallen',
    changed: 'Geändert',
    back: 'Zurück zum Formular',
    aspects: {
      label: 'der Name',
      help: 'die Erklärung',
      text: 'der Text',
      kind: 'was hineinkommt',
      need: 'ob es ausgefüllt sein muss',
      limits: 'die Grenzen',
      options: 'die Möglichkeiten',
      rule: 'die Regel',
      total: 'ob es addiert wird',
      level: 'ob es die Unterzeichnung verhindert',
    },
  },
  overview: {
    contentTitle: 'Inhalt',
    version: (version: number) => `Version ${version}`,
    savedBy: (name: string, moment: string) => `Gespeichert von ${name} am ${moment}`,
    signaturesTitle: 'Unterschriften',
    chairSignature: 'Unterschrift des Präsidenten/der Präsidentin',
    generalDirectorSignature: 'Unterschrift des Generaldirektors/Sekretärs',
    notSigned: 'Noch nicht unterzeichnet',
    signedBy: (name: string) => `Unterzeichnet von ${name}`,
    signedAt: (moment: string) => `am ${moment}`,
    methods: { eid: 'mit der eID-Karte', itsme: 'mit itsme', app: 'mit einer mobilen App' },
    signAs: { chair: 'Als Präsident(in) unterzeichnen', generalDirector: 'Als Generaldirektor/Sekretär unterzeichnen' },
    notFilledIn: 'Dieses Formular ist noch nicht ausgefüllt.',
    stages: {
      empty: 'Dieses Formular ist noch nicht ausgefüllt.',
      incomplete:
        'Das Formular ist gespeichert, enthält aber noch Fehler. Es kann erst unterzeichnet werden, wenn diese behoben sind.',
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
    sendingHint: 'Diese Seite verfolgt den Versand von selbst. Sie brauchen nichts zu tun.',
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
    history: 'Wer hat wann was getan',
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
      returned: (name: string, reference: string) =>
        `${name} (ÖPD SE) hat ${reference} zur Berichtigung zurückgesandt:`,
      byFile: (name, table) => `${name} gibt die Zeilen von „${table}“ seither mit einer Tabellenkalkulation ein`,
      inForm: (name, table) => `${name} gibt die Zeilen von „${table}“ seither im Formular ein`,
    },
    contentHash: 'Prüfsumme des Inhalts (SHA-256)',
  },
  returned: {
    title: 'Der ÖPD SE hat dieses Formular zurückgesandt',
    by: (name: string, moment: string, reference: string) =>
      `${name} vom ÖPD SE hat es am ${moment} zurückgesandt (${reference}), mit folgender Begründung:`,
    whatToDo:
      'Berichtigen Sie, was nötig ist, und speichern Sie. Danach müssen der Präsident oder die Präsidentin und der Generaldirektor/Sekretär erneut unterzeichnen, auch wenn nichts geändert wurde. Das Formular geht dann von selbst wieder an den ÖPD SE.',
  },
  access: {
    title: 'Zugriffsverwaltung',
    lead: 'Wer darf was für dieses ÖSHZ. Eine Rolle gilt vom ersten bis einschließlich zum letzten Tag; eine entzogene Rolle gilt ab sofort nicht mehr.',
    granted: 'Erteilte Rollen',
    grant: 'Rolle erteilen',
    withdraw: 'Entziehen',
    person: 'Person',
    role: 'Rolle',
    period: 'Zeitraum',
    email: 'E-Mail-Adresse der Person',
    emailHelp:
      'Wählen Sie jemanden aus der Liste oder geben Sie eine Adresse ein. An eine Adresse, die wir noch nicht kennen, geht eine Einladung.',
    startsOn: 'Erster Tag',
    endsOn: 'Letzter Tag',
    endsOnHelp:
      'Leer lassen für eine Rolle ohne Ende. Ausfüllen für eine Vertretung, zum Beispiel während eines Urlaubs.',
    states: { future: 'gilt noch nicht', past: 'abgelaufen' },
    invited: (moment: string) => `eingeladen, anzunehmen vor dem ${moment}`,
    invitationExpired: 'Einladung abgelaufen',
    roles: {
      editor: 'Formulare einsehen und aktualisieren',
      chair: 'Als Präsident(in) unterzeichnen',
      generalDirector: 'Als Generaldirektor/Sekretär unterzeichnen',
      dpo: 'Rollen erteilen (DSB)',
    },
  },
  invitation: {
    title: 'Einladung',
    lead: (name: string) => `${name} lädt Sie ein, diese Rolle zu übernehmen.`,
    organisation: 'ÖSHZ',
    you: 'Sie sind angemeldet als',
    once: 'Die Einladung wird an Sie gebunden: Danach kann sie niemand anders mehr annehmen.',
    accept: 'Einladung annehmen',
    acceptedTitle: 'Sie haben die Einladung angenommen',
    accepted: 'Sie haben damit diese Rolle erhalten.',
    toOrganisation: 'Zum ÖSHZ',
  },
  logins: {
    switchPerson: 'Als jemand anders anmelden',
  },
  mail: {
    greeting: (name: string) => `Guten Tag ${name},`,
    greetingSomebody: 'Guten Tag,',
    open: 'Formular öffnen',
    openApplication: 'Einheitsbericht öffnen',
    openInvitation: 'Einladung ansehen',
    closing:
      'Diese Nachricht kommt vom Einheitsbericht des ÖPD Sozialeingliederung. Sie können nicht darauf antworten.',
    'signature-asked': {
      subject: (form: string, organisation: string) => `Ihre Unterschrift wird erbeten: ${form}, ${organisation}`,
      text: (form: string, organisation: string, by: string) =>
        `${by} hat das Formular „${form}“ (${organisation}) unterzeichnet. Nur Ihre Unterschrift fehlt noch. Danach geht das Formular von selbst an den ÖPD SE.`,
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
        `Der ÖPD SE hat das Formular „${form}“ (${organisation}, ${reference}) zur Berichtigung zurückgesandt. Es kann wieder geändert werden und muss von beiden erneut unterzeichnet werden. Danach geht es von selbst wieder an den ÖPD SE. Die Begründung:`,
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
          `Das Formular „${form}“ (${organisation}) wartet auf Ihre Unterschrift. Der ÖPD SE erwartet es spätestens am ${due}. Nach der zweiten Unterschrift geht es von selbst an den ÖPD SE.`,
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
  },
  tryAgain: 'Erneut versuchen',
  yourValues: 'Was Sie eingegeben hatten',
  logInAgain: 'Erneut anmelden (neues Fenster)',

  problems: {
    'amount-missing': 'Geben Sie einen Betrag ein. Wurde nichts ausgegeben, geben Sie 0 ein.',
    'amount-not-understood': 'Das ist kein Betrag. Schreiben Sie ihn zum Beispiel als 1.234,50.',
    'amount-negative': 'Der Betrag darf nicht kleiner als null sein.',
    'amount-too-precise': 'Ein Betrag hat höchstens zwei Stellen nach dem Komma.',
    'amount-too-large': 'Der Betrag ist zu hoch: höchstens 999.999.999,99 Euro.',
    'number-missing': 'Geben Sie eine Zahl ein. Gibt es keine, geben Sie 0 ein.',
    'number-not-understood': 'Das ist keine Zahl. Schreiben Sie sie zum Beispiel als 1.234.',
    'number-negative': 'Die Zahl darf nicht kleiner als null sein.',
    'number-not-whole': 'Dies muss eine ganze Zahl sein, ohne Komma.',
    'number-too-large': 'Die Zahl ist zu groß: höchstens 999.999.999.',
    'percentage-missing': 'Geben Sie einen Prozentsatz ein.',
    'percentage-not-understood': 'Das ist kein Prozentsatz. Schreiben Sie ihn zum Beispiel als 12,5.',
    'percentage-negative': 'Der Prozentsatz darf nicht kleiner als null sein.',
    'percentage-too-precise': 'Ein Prozentsatz hat höchstens zwei Stellen nach dem Komma.',
    'percentage-too-large': 'Ein Prozentsatz ist höchstens 100.',
    'date-missing': 'Geben Sie ein Datum ein.',
    'date-outside-period': 'Dieses Datum liegt außerhalb des Zeitraums, um den es im Formular geht.',
    'choice-missing': 'Treffen Sie eine Wahl.',
    'choice-unknown': 'Wählen Sie eine der Möglichkeiten in der Liste.',
    'text-missing': 'Füllen Sie dies aus.',
    'text-not-understood': 'Dieser Text enthält Zeichen, die nicht aufbewahrt werden können. Tippen Sie ihn neu.',
    'text-too-long': 'Dieser Text ist zu lang. Kürzen Sie ihn.',
    'lines-missing': 'Fügen Sie mindestens eine Zeile hinzu.',
    'lines-not-understood': 'Diese Tabelle konnte nicht gelesen werden.',
    'lines-too-many': 'Diese Tabelle hat zu viele Zeilen.',
    'account-not-understood':
      'Diese Kontonummer erkennen wir nicht. Schreiben Sie eine IBAN (BE68 5390 0754 7034) oder eine Nummer mit 12 Ziffern.',
    'account-check-digits': 'Die Prüfziffern stimmen nicht. Prüfen Sie die Kontonummer.',
    'bic-not-understood':
      'Das ist kein gültiger BIC. Er besteht aus 8 oder 11 Buchstaben und Ziffern, zum Beispiel GKCCBEBB.',
    'name-missing': 'Geben Sie den Namen der Kontaktperson ein.',
    'email-not-understood':
      'Das ist keine E-Mail-Adresse. Schreiben Sie sie zum Beispiel als anna.schmitz@oeshz.example.',
    'phone-not-understood': 'Das ist keine Telefonnummer. Schreiben Sie sie zum Beispiel als 087 12 34 56.',
    'date-not-understood': 'Das ist kein Datum. Schreiben Sie es als 2027-02-28.',
    'date-before-start': 'Der letzte Tag darf nicht vor dem ersten liegen.',
    'person-ambiguous':
      'Mehrere Personen haben sich mit dieser Adresse angemeldet. Bitten Sie die Person, sich mit einer eigenen Adresse anzumelden.',
    'date-past': 'Der letzte Tag ist schon vorbei.',
  },

  errors: {
    'already-sent': {
      title: 'Dieses Formular ist bereits gesendet',
      text: 'Beide Unterschriften sind geleistet. Das Formular kann nur noch eingesehen werden; es wurde nichts daran geändert.',
    },
    'role-missing': {
      title: 'Sie haben dafür keine Rolle',
      text: 'Es wurde nichts geändert oder unterzeichnet. Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ kann Ihnen die nötige Rolle geben.',
    },
    'organisation-data-missing': {
      title: 'Ergänzen Sie zuerst die Angaben zum ÖSHZ',
      text: 'Das Bankkonto und die Kontaktperson müssen bekannt sein, bevor Sie ein Formular ausfüllen. Danach kehren Sie zum Formular zurück.',
    },
    'draft-missing': {
      title: 'Was Sie eingegeben haben, ist nicht mehr aufbewahrt',
      text: 'Es stand zu lange bereit, ohne gespeichert zu werden. Was vorher gespeichert war, gilt weiter. Prüfen Sie, was unten steht, und speichern Sie erneut.',
    },
    'version-conflict': {
      title: 'Jemand anders hat inzwischen etwas gespeichert',
      text: 'Ihre Änderung ist nicht gespeichert und nichts wurde überschrieben. Unten steht beides nebeneinander.',
    },
    'nothing-to-sign': {
      title: 'Es gibt noch nichts zu unterzeichnen',
      text: 'Das Formular muss zuerst ausgefüllt und gespeichert werden.',
    },
    'already-signed': {
      title: 'Für diese Rolle ist das Formular bereits unterzeichnet',
      text: 'Die vorhandene Unterschrift bleibt gültig. Sie brauchen nichts mehr zu tun.',
    },
    'content-changed': {
      title: 'Der Inhalt wurde inzwischen geändert',
      text: 'Sie haben nicht unterzeichnet: Eine Unterschrift gilt nur für das, was Sie gesehen haben. Unten steht der neue Inhalt. Prüfen Sie ihn und unterzeichnen Sie dann.',
    },
    'report-invalid': {
      title: 'Ein Formular mit Fehlern kann nicht unterzeichnet werden',
      text: 'Es wurde nicht unterzeichnet. Lassen Sie das Formular zuerst verbessern und speichern.',
    },
    'same-person': {
      title: 'Sie haben dieses Formular bereits unterzeichnet',
      text: 'Präsident(in) und Generaldirektor/Sekretär müssen zwei verschiedene Personen sein. Ihre erste Unterschrift bleibt gültig.',
    },
    'account-changed': {
      title: 'Das Bankkonto des ÖSHZ wurde geändert',
      text: 'Sie haben nicht unterzeichnet: Das Formular nennt noch das frühere Konto. Lassen Sie es erneut speichern; dann kann es unterzeichnet werden.',
    },
    'unique-report-closed': {
      title: 'Die Angaben sind abgeschlossen',
      text: 'Es wurde nichts geändert. Alle Formulare des Einheitsberichts sind an den ÖPD SE gesendet; damit stehen Bankkonto und Kontaktperson fest. Stimmt etwas nicht, wenden Sie sich an den ÖPD SE.',
    },
    'form-not-open': {
      title: 'Das Formular ist nicht geöffnet',
      text: 'Der ÖPD SE hat das Formular noch nicht geöffnet oder bereits abgeschlossen. Es wurde nichts gespeichert oder unterzeichnet; was gespeichert war, bleibt erhalten. Die Daten stehen beim Formular.',
    },
    'advance-changed': {
      title: 'Der Vorschuss wurde geändert',
      text: 'Sie haben nicht unterzeichnet: Das Formular nennt noch den vorigen Vorschuss des ÖPD SE. Lassen Sie es erneut speichern; danach kann es unterzeichnet werden.',
    },
    'fields-wrong': {
      title: 'Es gibt ein Problem',
      text: 'Es ist noch nichts gespeichert. Korrigieren Sie, was unten steht, und speichern Sie erneut.',
    },
    'engine-away': {
      title: 'Speichern und Unterzeichnen ist im Moment nicht möglich',
      text: 'Ein Teil der Anwendung ist vorübergehend nicht erreichbar. Nichts ist verloren: Was gespeichert war, bleibt erhalten, und Ihre Eingaben stehen noch hier. Versuchen Sie es in einigen Minuten erneut.',
    },
    'not-confirmed': {
      title: 'Wir haben noch keine Bestätigung erhalten',
      text: 'Ihr Auftrag ist vielleicht noch unterwegs. Ihre Eingaben stehen noch hier. Versuchen Sie es in einer Minute erneut: Das schadet nicht, was schon geschehen ist, geschieht kein zweites Mal.',
    },
    'database-away': {
      title: 'Der Einheitsbericht ist im Moment nicht erreichbar',
      text: 'Nichts ist verloren: Was gespeichert war, bleibt erhalten. Versuchen Sie es in einigen Minuten erneut.',
    },
    'login-unavailable': {
      title: 'Die Anmeldung ist im Moment nicht möglich',
      text: 'Der Authentifizierungsdienst ist vorübergehend nicht erreichbar. Nichts ist verloren. Versuchen Sie es in einigen Minuten erneut.',
    },
    'login-failed': {
      title: 'Die Anmeldung ist nicht gelungen',
      text: 'Sie sind nicht angemeldet und es wurde nichts geändert. Beginnen Sie von vorn; gelingt es weiterhin nicht, schließen Sie Ihren Browser und versuchen Sie es noch einmal.',
    },
    'login-needed': {
      title: 'Ihre Sitzung ist beendet',
      text: 'Sie waren zu lange nicht aktiv oder haben sich abgemeldet. Es ist nichts gespeichert; Ihre Eingaben stehen unten. Melden Sie sich in einem neuen Fenster erneut an und versuchen Sie es dann hier noch einmal.',
    },
    'person-changed': {
      title: 'Inzwischen hat sich jemand anders angemeldet',
      text: 'Die Seite war für eine andere Person erstellt. Es wurde nichts unterzeichnet oder gespeichert. Prüfen Sie oben, in wessen Namen Sie jetzt arbeiten, und beginnen Sie dann von vorn.',
    },
    'own-signing-role': {
      title: 'Sie können sich selbst keine Unterzeichnungsrolle geben',
      text: 'Es wurde nichts erteilt. Bitten Sie einen anderen Datenschutzbeauftragten (DSB) Ihres ÖSHZ darum.',
    },
    'invitation-open': {
      title: 'Diese Adresse ist für diese Rolle bereits eingeladen',
      text: 'Es wurde nichts geändert. Ziehen Sie die vorige Einladung zuerst zurück, wenn Sie eine neue senden möchten.',
    },
    'invitation-accepted': {
      title: 'Die Einladung wurde inzwischen angenommen',
      text: 'Es wurde nichts entzogen. Die Rolle steht jetzt in der Liste; dort können Sie sie entziehen.',
    },
    'invitation-unknown': {
      title: 'Diese Einladung kennen wir nicht',
      text: 'Es wurde nichts geändert. Öffnen Sie den Link aus der E-Mail erneut, genau wie er dort steht. Hilft das nicht, bitten Sie den Datenschutzbeauftragten (DSB) um eine neue Einladung.',
    },
    'invitation-expired': {
      title: 'Diese Einladung ist abgelaufen',
      text: 'Es wurde nichts geändert. Bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.',
    },
    'invitation-withdrawn': {
      title: 'Diese Einladung wurde zurückgezogen',
      text: 'Es wurde nichts geändert. Fragen Sie bei der Person nach, die Sie eingeladen hat.',
    },
    'invitation-taken': {
      title: 'Diese Einladung hat bereits jemand anders angenommen',
      text: 'Sie haben keine Rolle erhalten. Eine Einladung gilt für eine einzige Person. Bitten Sie die Person, die Sie eingeladen hat, um eine eigene Einladung.',
    },
    'role-held': {
      title: 'Sie haben diese Rolle bereits',
      text: 'Es wurde nichts geändert. Sie brauchen die Einladung nicht: In diesem Zeitraum haben Sie diese Rolle in diesem ÖSHZ bereits.',
    },
    'role-given': {
      title: 'Diese Person hat die Rolle bereits',
      text: 'Es wurde nichts geändert. Die Zeiträume überschneiden sich: Entziehen Sie zuerst die bestehende Rolle oder wählen Sie andere Tage.',
    },
    'last-dpo': {
      title: 'Das ist die letzte Person, die Rollen erteilen kann',
      text: 'Die Rolle wurde nicht entzogen: Sonst könnte niemand mehr Rollen erteilen. Geben Sie sie zuerst jemand anderem.',
    },
    'request-refused': {
      title: 'Dieser Auftrag wurde nicht angenommen',
      text: 'Er war nicht lesbar oder kam nicht von einer Seite des Einheitsberichts. Es wurde nichts geändert. Gehen Sie zur Startseite und beginnen Sie dort von vorn.',
    },
    'not-found': {
      title: 'Diese Seite gibt es nicht',
      text: 'Prüfen Sie die Adresse oder beginnen Sie auf der Startseite von vorn. Nichts ist verloren.',
    },
    unexpected: {
      title: 'Etwas ist schiefgegangen',
      text: 'Der Fehler liegt bei uns und ist notiert. Was gespeichert war, bleibt erhalten. Versuchen Sie es erneut; gelingt es weiterhin nicht, rufen Sie den Helpdesk an und nennen Sie diesen Code:',
    },
  },
};

import type { Texts } from '#web/text/texts.ts';

export const frame: Texts['frame'] = {
  helpHere: 'Hilfe zu dieser Seite',
  newTab: 'öffnet eine neue Registerkarte',
  footerLabel: 'Über diese Website',
  help: 'Hilfe',
  contact: 'Kontakt',
  accessibility: 'Barrierefreiheit',
  privacy: 'Datenschutz',
  cookies: 'Cookies',
  about: 'Über diese Anwendung',
  government: 'Andere offizielle Informationen und Dienste:',
  official: 'Eine offizielle Website der belgischen Föderalbehörden.',
  announcements: 'Mitteilungen',
  maintenance: 'Wartung.',
  /** What people can expect, beside what the operator wrote. */
  maintenanceHint: (from: string, until: string) =>
    `Vom ${from} bis ${until} kann die Anwendung langsam oder nicht erreichbar sein. Speichern Sie rechtzeitig: Was gespeichert ist, bleibt erhalten, und was übermittelt wird, kommt danach automatisch an.`,
  helpdesk: 'Helpdesk',
  phone: 'Telefon',
  email: 'E-Mail',
};

export const legal: Texts['legal'] = {
  contact: {
    title: 'Kontakt',
    lead: 'Sie finden die Antwort nicht in der Hilfe? Hier können Sie sich melden.',
    sections: [
      {
        heading: 'Technische Fragen',
        blocks: [
          'Die Anmeldung gelingt nicht, eine Seite funktioniert nicht wie erwartet oder Sie haben einen Fehlercode erhalten.',
          { kind: 'contact', name: 'helpdesk' },
          'Nennen Sie Ihr ÖSHZ, das Formular und, falls er auf der Seite steht, den Fehlercode. Geben Sie niemals Ihren PIN-Code weiter.',
        ],
      },
      {
        heading: 'Fragen zum Inhalt',
        blocks: [
          'Was Sie ausfüllen müssen, ein bewilligter Betrag, eine Frist, ein zurückgesandtes Formular oder eine Zahlung.',
          { kind: 'contact', name: 'content' },
        ],
      },
      {
        heading: 'Fragen zu Ihrer Rolle',
        blocks: [
          'Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ erteilt und entzieht die Rollen. Der Helpdesk kann das nicht.',
        ],
      },
      {
        heading: 'Ihre personenbezogenen Daten',
        blocks: [
          'Der Datenschutzbeauftragte des ÖPD Sozialeingliederung:',
          { kind: 'contact', name: 'dataProtection' },
        ],
      },
    ],
  },
  accessibility: {
    title: 'Erklärung zur Barrierefreiheit',
    lead: 'Der ÖPD Sozialeingliederung ist bemüht, diese Website für alle zugänglich zu machen, gemäß dem Gesetz vom 19. Juli 2018 über den barrierefreien Zugang zu den Websites und mobilen Anwendungen öffentlicher Stellen.',
    sections: [
      {
        heading: 'Stand der Vereinbarkeit',
        blocks: [
          'Diese Erklärung gilt für die Website des Einheitsberichts für die ÖSHZ.',
          'Die Website ist teilweise mit der europäischen Norm EN 301 549 (WCAG 2.1, Stufe AA) vereinbar. Was noch nicht vereinbar ist oder noch nicht geprüft wurde, steht unten.',
        ],
      },
      {
        heading: 'Nicht barrierefreie Inhalte',
        blocks: [
          {
            kind: 'list',
            items: [
              'Dokumente (PDF) sind nach PDF/UA gegliedert, aber eine Tabelle mit Hunderten Zeilen ist mit einem Screenreader schwer zu erfassen. Die Seite des Formulars zeigt dieselben Angaben.',
              'Rechenblätter zum Herunterladen (XLSX) wurden nicht gesondert auf Barrierefreiheit geprüft. Sie können dieselben Zeilen im Formular eingeben.',
              'Die Website wurde noch nicht von Menschen mit Behinderung und nicht mit allen gängigen Screenreadern getestet.',
              'Der Authentifizierungsdienst, mit dem Sie sich anmelden, gehört nicht zu dieser Website und hat eine eigene Erklärung.',
            ],
          },
          'Benötigen Sie etwas in einer anderen Form? Fragen Sie den Helpdesk.',
        ],
      },
      {
        heading: 'Erstellung dieser Erklärung',
        blocks: [
          'Diese Erklärung wurde am 26. November 2026 auf der Grundlage einer Selbstbewertung erstellt.',
          'Bei jeder Änderung der Anwendung werden alle Seiten automatisch mit axe-core geprüft: in den drei Sprachen, hell und dunkel, auf einem Bildschirm mit 1280 und mit 320 Pixel Breite. Die wichtigsten Aufgaben werden auch ohne JavaScript durchlaufen.',
        ],
      },
      {
        heading: 'Rückmeldung und Kontakt',
        blocks: [
          'Funktioniert etwas nicht mit Ihren Hilfsmitteln oder fehlt etwas in dieser Erklärung? Teilen Sie es uns mit.',
          { kind: 'contact', name: 'helpdesk' },
        ],
      },
      {
        heading: 'Durchsetzungsverfahren',
        blocks: [
          'Sie erhalten keine Antwort oder sind damit nicht zufrieden? Dann können Sie beim Föderalen Ombudsmann Beschwerde einlegen.',
          {
            kind: 'facts',
            facts: [
              { term: 'Anschrift', value: 'Föderaler Ombudsmann, Rue de Louvain 48 Bfk. 6, 1000 Brüssel' },
              { term: 'Telefon', value: '0800 99 961', href: 'tel:080099961' },
              { term: 'E-Mail', value: 'contact@mediateurfederal.be', href: 'mailto:contact@mediateurfederal.be' },
              { term: 'Website', value: 'www.federalombudsman.be', href: 'https://www.federalombudsman.be' },
            ],
          },
        ],
      },
    ],
  },
  privacy: {
    title: 'Datenschutz',
    lead: 'Welche personenbezogenen Daten der Einheitsbericht verarbeitet, warum, wie lange, und welche Rechte Sie haben (Artikel 13 und 14 der Datenschutz-Grundverordnung, DSGVO).',
    sections: [
      {
        heading: 'Wer verantwortlich ist',
        blocks: [
          'Der ÖPD Sozialeingliederung, Boulevard du Jardin botanique 50 Bfk. 165, 1000 Brüssel, ist der Verantwortliche für die Verarbeitung.',
          { kind: 'contact', name: 'content' },
          'Der Datenschutzbeauftragte (DSB) des ÖPD:',
          { kind: 'contact', name: 'dataProtection' },
          'Ihr ÖSHZ entscheidet selbst, wer welche Rolle erhält und wer die Kontaktperson ist. Wenden Sie sich dafür an den DSB Ihres ÖSHZ.',
        ],
      },
      {
        heading: 'Warum, und auf welcher Rechtsgrundlage',
        blocks: [
          {
            kind: 'list',
            items: [
              'Die Berichte empfangen, prüfen und bezahlen, die die ÖSHZ jedes Jahr einreichen müssen: eine rechtliche Verpflichtung und eine Aufgabe im öffentlichen Interesse (Artikel 6 Absatz 1 Buchstaben c und e DSGVO). Jedes Formular nennt die Vorschriften, auf denen es beruht.',
              'Wissen, wer ausfüllt und unterzeichnet, und es später nachweisen können: dieselbe Rechtsgrundlage.',
              'E-Mails senden über das, was Sie zu tun haben oder was geschehen ist: dieselbe Rechtsgrundlage.',
              'Die Anwendung sichern und Missbrauch untersuchen: die Verpflichtung aus Artikel 32 DSGVO.',
            ],
          },
          'Keine Entscheidung beruht ausschließlich auf einer automatisierten Verarbeitung.',
        ],
      },
      {
        heading: 'Welche Daten, und von wem',
        blocks: [
          {
            kind: 'list',
            items: [
              'Vom Authentifizierungsdienst: Ihr Name, Ihre E-Mail-Adresse, das Kennzeichen, unter dem dieser Dienst Sie kennt, sowie Art und Zeitpunkt Ihrer Identifizierung.',
              'Von Ihrem ÖSHZ: Ihre Rolle und deren Zeitraum; die E-Mail-Adresse, an die eine Einladung geht; Name, E-Mail-Adresse und Telefonnummer der Kontaktperson; Personalnummern in einigen Formularen.',
              'Von Ihnen: Ihre Sprache, wann Sie E-Mails erhalten möchten, was Sie eingeben, speichern und unterzeichnen, welches Formular Sie geöffnet haben, und eine Abwesenheit, die Sie melden, mit der E-Mail-Adresse Ihrer Vertretung. Zu einer Unterschrift gehört der Nachweis des Authentifizierungsdienstes.',
              'Von Mailservern: dass eine E-Mail an Sie oder die Kontaktperson nicht angekommen ist, und warum.',
              'Von Ihrem Browser: die Internetadresse (IP) bei jeder Anmeldung, Unterschrift, Änderung und Ablehnung.',
            ],
          },
        ],
      },
      {
        heading: 'Wer sie sieht',
        blocks: [
          {
            kind: 'list',
            items: [
              'Die Personen mit einer Rolle in Ihrem ÖSHZ.',
              'Die Sachbearbeiter des ÖPD Sozialeingliederung, für übermittelte Berichte.',
              'Die Betreiber der Anwendung, die als Auftragsverarbeiter für den ÖPD arbeiten.',
              'Wer von Ihnen oder Ihrem ÖSHZ ein Dokument erhält und es mit dem Prüfcode oder der Datei selbst überprüft.',
            ],
          },
          'Die Daten werden nicht in Länder außerhalb des Europäischen Wirtschaftsraums übermittelt.',
        ],
      },
    ],
  },
  kept: {
    title: 'Wie lange wir sie aufbewahren',
    data: 'Daten',
    howLong: 'Wie lange',
    sessions: 'Ihre Sitzung',
    sessionsFor: (idleHours: string, hours: string) =>
      `bis Sie sich abmelden, bis ${idleHours} Stunden nach der letzten Nutzung, und höchstens ${hours} Stunden`,
    drafts: 'Was Sie eingegeben, aber nicht gespeichert haben',
    draftsFor: (days: string) => `${days} Tage`,
    uploads: 'Ein hochgeladenes, nicht gespeichertes Rechenblatt',
    uploadsFor: (hours: string) => `${hours} Stunden`,
    invitations: 'Eine Einladung',
    invitationsFor: (days: string) => `${days} Tage gültig; wer sie erhielt, bleibt im Verlauf`,
    reports: 'Berichte, Unterschriften und ihre Nachweise sowie der Verlauf',
    reportsFor: 'solange der ÖPD SE die Ausgabe belegen können muss, nach den Regeln seines Archivs',
    persons: 'Ihr Name und Ihre E-Mail-Adresse',
    personsFor: 'solange eine Rolle, ein Bericht oder eine Unterschrift Sie nennt',
    logs: 'Technische Protokolle',
    logsFor: '30 Tage',
    securityLog: 'Das Sicherheitsprotokoll (IP-Adressen, ohne Namen)',
    securityLogFor: 'mindestens ein Jahr',
  },
  rights: {
    heading: 'Ihre Rechte',
    blocks: [
      'Sie können Ihre Daten einsehen, berichtigen lassen, die Verarbeitung einschränken lassen und ihr widersprechen. Daten, die wir gesetzlich aufbewahren müssen, wie eine Unterschrift, können nicht gelöscht werden. Schreiben Sie dem Datenschutzbeauftragten.',
      { kind: 'contact', name: 'dataProtection' },
      'Sie können auch bei der Datenschutzbehörde Beschwerde einlegen.',
      {
        kind: 'facts',
        facts: [
          { term: 'Anschrift', value: 'Rue de la Presse 35, 1000 Brüssel' },
          { term: 'Telefon', value: '+32 2 274 48 00', href: 'tel:+3222744800' },
          { term: 'E-Mail', value: 'contact@apd-gba.be', href: 'mailto:contact@apd-gba.be' },
          {
            term: 'Website',
            value: 'www.dataprotectionauthority.be',
            href: 'https://www.dataprotectionauthority.be',
          },
        ],
      },
    ],
  },
  cookies: {
    title: 'Cookies',
    lead: 'Diese Website verwendet nur Cookies, die für ihre Funktion notwendig sind. Dafür ist keine Einwilligung erforderlich. Es gibt keine Cookies von Dritten und keine Messungen.',
    listTitle: 'Die Cookies dieser Website',
    name: 'Name',
    purpose: 'Zweck',
    howLong: 'Wie lange',
    secureNames:
      'Auf einer gesicherten Website beginnt jeder Name mit __Host-: Dann kann keine andere Website das Cookie setzen.',
    scripts:
      'Skripte können diese Cookies nicht lesen, und der Browser sendet sie nicht mit Formularen anderer Websites.',
    kinds: {
      session: 'Erkennt Sie, solange Sie angemeldet sind.',
      login:
        'Verbindet eine laufende Anmeldung mit Ihrem Browser. Jede Anmeldung hat eines, mit eigenem Ende des Namens.',
      loggedOut:
        'Merkt sich, dass Sie sich abgemeldet haben: Die nächste Anmeldung verlangt dann eine neue Identifizierung.',
      language: 'Merkt sich die Sprache, die Sie gewählt haben.',
      invitation: 'Bewahrt eine Einladung auf, während Sie sich anmelden und sie lesen.',
    },
    untilClosed: 'bis Sie sich abmelden oder den Browser schließen',
    forMinutes: (minutes: string) => `${minutes} Minuten`,
    forHours: (hours: string) => `${hours} Stunde${hours === '1' ? '' : 'n'}`,
    forDays: (days: string) => `${days} Tag${days === '1' ? '' : 'e'}`,
    identity: 'Der Authentifizierungsdienst setzt eigene Cookies, wenn Sie sich dort anmelden.',
  },
  about: {
    title: 'Über diese Anwendung',
    lead: 'Mit dem Einheitsbericht übermitteln die ÖSHZ jedes Jahr ihre Berichte an den ÖPD Sozialeingliederung, der ihre Ausgaben erstattet.',
    sections: [
      {
        heading: 'Von wem',
        blocks: [
          'Der ÖPD Sozialeingliederung stellt die Anwendung den ÖSHZ kostenlos zur Verfügung. Ein üblicher Browser genügt; es muss nichts installiert werden.',
        ],
      },
      {
        heading: 'Lizenz',
        blocks: [
          'Die Software ist frei: Sie steht unter der Open-Source-Lizenz für die Europäische Union (EUPL 1.2). Sie dürfen sie nutzen, lesen, ändern und verbreiten.',
        ],
      },
      {
        heading: 'Mehr',
        blocks: [
          {
            kind: 'links',
            links: [
              { text: 'Hilfe', href: '/help' },
              { text: 'Ein Dokument überprüfen', href: '/verify' },
              { text: 'Leere Tabellen als Rechenblatt', href: '/tables' },
            ],
          },
        ],
      },
    ],
  },
  version: 'Version',
};

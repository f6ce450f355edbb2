import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { history } from '#web/text/de/history.ts';
import { overview } from '#web/text/de/overview.ts';
import { site } from '#web/text/de/site.ts';

/** Help about signing, and what comes after it. Labels of the screen come from the other texts. */
export const signing = {
  signing: {
    title: 'Unterzeichnen',
    lead: 'Der Präsident und der Generaldirektor/Sekretär unterzeichnen beide, in beliebiger Reihenfolge. Die zweite Unterschrift übermittelt das Formular.',
    sections: [
      {
        heading: 'Wie Sie unterzeichnen',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Öffnen Sie das Formular über die Startseite oder über den Link in der E-Mail.',
              'Prüfen Sie, was zählt: den Betrag, das Bankkonto, die Hinweise und was sich geändert hat. Tabellen können Sie öffnen.',
              'Verlangt die Seite eine zusätzliche Bestätigung, zum Beispiel weil Ihr ÖSHZ einen Betrag zurückzahlen muss, kreuzen Sie diese an.',
              `Lesen Sie die Erklärung und klicken Sie auf „${site.sign}“.`,
              'Bestätigen Sie beim Authentifizierungsdienst. Ihre Identifizierung darf höchstens 30 Minuten zurückliegen; sonst weisen Sie sich erneut aus.',
            ],
          },
          `Ihr Name und der Zeitpunkt stehen danach im Feld „${overview.chairSignature}“ oder „${overview.generalDirectorSignature}“.`,
        ],
      },
      {
        heading: 'Was Ihre Unterschrift bedeutet',
        blocks: [
          'Sie erklären, dass die Angaben richtig und vollständig sind. Die Unterschrift gilt für genau den Inhalt, den Sie gesehen haben. Ändert jemand danach etwas, verfällt sie und Sie erhalten eine E-Mail mit den Änderungen. Speichern ohne Änderung lässt sie bestehen.',
          'Nach der zweiten Unterschrift wird das Formular automatisch übermittelt. Es kann dann nicht mehr geändert werden.',
          'Ist das Ergebnis negativ, muss Ihr ÖSHZ diesen Betrag zurückzahlen.',
        ],
      },
      {
        heading: 'Warum Sie nicht unterzeichnen können',
        blocks: [
          {
            kind: 'list',
            items: [
              overview.whyNoSigning.invalid,
              overview.whyNoSigning.accountChanged,
              overview.whyNoSigning.advanceChanged,
              overview.whyNoSigning.notOpen,
              'Sie haben die Rolle eines Unterzeichners nicht oder sie gilt noch nicht. Wenden Sie sich an den DSB Ihres ÖSHZ.',
              'Dieselbe Person kann nicht für beide Funktionen unterzeichnen.',
            ],
          },
        ],
      },
    ],
  },
  'signing-many': {
    title: 'Mehrere Formulare zusammen unterzeichnen',
    lead: 'Warten mehrere Formulare auf Ihre Unterschrift, unterzeichnen Sie sie auf einer Seite mit einer Identifizierung.',
    sections: [
      {
        heading: 'So funktioniert es',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Öffnen Sie die Seite über Ihre Aufgaben auf der Startseite oder über den Link in der E-Mail.',
              'Sehen Sie sich von jedem Formular die Zusammenfassung an. Öffnen Sie ein Formular, um mehr zu sehen.',
              'Kreuzen Sie an, was Sie unterzeichnen wollen, und lesen Sie die Erklärung.',
              `Klicken Sie auf „${site.sign}“ und bestätigen Sie einmal beim Authentifizierungsdienst.`,
            ],
          },
          'Jedes Formular erhält eine eigene Unterschrift, für genau den Inhalt, den Sie gesehen haben.',
        ],
      },
      {
        heading: 'Das Ergebnis',
        blocks: [
          'Je Formular sehen Sie, ob es unterzeichnet ist und ob es schon übermittelt wird. Wurde eines inzwischen geändert oder schon unterzeichnet, wird nur dieses abgelehnt, mit dem Grund. Die anderen sind unterzeichnet.',
        ],
      },
    ],
  },
  sent: {
    title: 'Nach der Übermittlung',
    lead: 'Mit der zweiten Unterschrift geht das Formular an den ÖPD SE. Sie müssen nichts mehr tun.',
    sections: [
      {
        heading: 'Übermittlung und Empfang',
        blocks: [
          'Die Übermittlung dauert meist einige Sekunden. Ist der ÖPD SE kurz nicht erreichbar, wird es automatisch erneut versucht; die Seite zeigt den Stand.',
          `Sobald der ÖPD SE das Formular empfangen hat, erscheint „${overview.reference}“, zum Beispiel COV-2022-11001-1. Geben Sie sie bei Fragen an.`,
        ],
      },
      {
        heading: 'Aufbewahren und drucken',
        blocks: [
          `Mit „${site.print}“ öffnen Sie das Dokument (PDF) mit allen Angaben, beiden Unterschriften und einem Prüfcode. Bewahren Sie es auf; jeder kann seine Echtheit überprüfen.`,
          'Auf der Startseite laden Sie alle Dokumente eines Jahres zusammen herunter.',
        ],
      },
      {
        heading: 'Die Entscheidung',
        blocks: [
          'Der ÖPD SE nimmt das Formular an oder sendet es zur Berichtigung zurück. Sie erhalten darüber eine E-Mail. Ein angenommenes Formular ist abgeschlossen; danach folgt die Zahlung.',
          `Unter „${overview.history}“ sehen Sie, wer was wann getan hat. Mit „${history.link}“ öffnen Sie frühere Versionen, vergleichen zwei davon und sehen, welche E-Mails gesendet wurden.`,
        ],
      },
    ],
  },
  returned: {
    title: 'Ein zurückgesandtes Formular',
    lead: 'Sendet der ÖPD SE ein Formular zurück, ist es wieder offen. Der Grund steht oben.',
    sections: [
      {
        heading: 'Was Sie tun',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Lesen Sie den Grund auf der Startseite, in der Übersicht oder in der E-Mail.',
              `Klicken Sie auf „${site.change}“, berichtigen Sie und klicken Sie auf „${site.save}“.`,
              'Der Präsident und der Generaldirektor/Sekretär unterzeichnen erneut, auch wenn nichts geändert wurde.',
            ],
          },
          'Danach wird das Formular automatisch wieder übermittelt und erhält eine neue Referenz.',
        ],
      },
      {
        heading: 'Nicht einverstanden oder nicht klar',
        blocks: [
          'Wenden Sie sich an den Sachbearbeiter des ÖPD SE, der beim Grund genannt ist.',
          { kind: 'contact', name: 'content' },
        ],
      },
    ],
  },
} satisfies Partial<Record<HelpTopic, Article>>;

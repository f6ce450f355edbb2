import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { access, invitation } from '#web/text/de/access.ts';
import { mail } from '#web/text/de/mails.ts';
import { verify } from '#web/text/de/verify.ts';

/** Help about roles, mails, documents and assistive technology. Labels of the screen come from the other texts. */
export const around = {
  roles: {
    title: 'Rollen, Einladungen und Abwesenheit',
    lead: 'Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ bestimmt, wer was darf.',
    sections: [
      {
        heading: 'Die Rollen',
        blocks: [
          {
            kind: 'list',
            items: [access.roles.editor, access.roles.chair, access.roles.generalDirector, access.roles.dpo],
          },
          'Eine Person kann Formulare ausfüllen und auch unterzeichnen, aber nicht für beide Funktionen. Ein DSB kann sich selbst keine Rolle zum Unterzeichnen erteilen.',
        ],
      },
      {
        heading: 'Eine Rolle erteilen oder entziehen',
        blocks: [
          {
            kind: 'steps',
            items: [
              `Klicken Sie auf der Startseite auf „${access.title}“. Nur ein DSB sieht das.`,
              `Wählen Sie die Person oder geben Sie eine E-Mail-Adresse ein, wählen Sie Rolle und Zeitraum und klicken Sie auf „${access.grant}“.`,
              'Kennen wir die Adresse nicht, wird eine Einladung gesendet. Sie gilt 30 Tage.',
            ],
          },
          `Mit „${access.withdraw}“ endet eine Rolle sofort. Was die Person vorher unterzeichnet hat, bleibt gültig.`,
        ],
      },
      {
        heading: 'Eine Einladung annehmen',
        blocks: [
          `Öffnen Sie den Link in der E-Mail und melden Sie sich an. Sie sehen, wofür die Einladung ist. Klicken Sie auf „${invitation.accept}“. Danach kann niemand anders sie nutzen.`,
        ],
      },
      {
        heading: 'Abwesenheit und Vertretung',
        blocks: [
          'Sind Sie als Unterzeichner eine Zeit lang abwesend, melden Sie, von wann bis wann, und schlagen Sie eine Vertretung vor. Der DSB bestätigt das. In dieser Zeit kann Ihre Vertretung unterzeichnen und erhält die Erinnerungen.',
          'Der DSB kann auch selbst eine Rolle mit einem ersten und einem letzten Tag erteilen.',
          'Beginnt Ihre Rolle erst später, sehen Sie das Formular ab diesem Tag. Ist sie abgelaufen, bitten Sie den DSB um eine neue.',
        ],
      },
    ],
  },
  mails: {
    title: 'E-Mails',
    lead: 'Sie erhalten eine E-Mail, wenn Sie an der Reihe sind und wenn etwas geschehen ist, das Sie wissen müssen.',
    sections: [
      {
        heading: 'Wer erhält was',
        blocks: [
          {
            kind: 'list',
            items: [
              'Unterzeichner: wenn ein Formular zum Unterzeichnen bereit ist, wenn nur noch ihre Unterschrift fehlt und wenn sie verfallen ist, mit dem, was sich geändert hat.',
              'Unterzeichner, Mitarbeiter und die Kontaktperson: wenn ein Formular empfangen, angenommen oder zurückgesandt wurde.',
              'Mitarbeiter und die Kontaktperson: wenn der ÖPD SE ein Formular öffnet oder eine Frist ändert.',
              'Die Kontaktperson und die Unterzeichner: Erinnerungen vor dem Tag, an dem der ÖPD SE das Formular erwartet. Sie werden an Werktagen gesendet.',
              'Jeder, der eine Rolle erhält oder verliert, und der Präsident und der Generaldirektor/Sekretär, wenn sich das Bankkonto ändert.',
            ],
          },
        ],
      },
      {
        heading: 'Weniger E-Mails',
        blocks: [
          `Am Ende jeder E-Mail steht „${mail.preferences}“. Wer viele Formulare hat, wählt eine Übersicht pro Tag. Was sofort Ihre Aufmerksamkeit braucht, kommt immer sofort.`,
        ],
      },
      {
        heading: 'Sie erhalten keine E-Mails',
        blocks: [
          'E-Mails gehen an die Adresse, die der Authentifizierungsdienst überprüft hat, oder an die Adresse der Einladung, die Sie angenommen haben. Prüfen Sie Ihre Adresse bei diesem Dienst und sehen Sie im Ordner für unerwünschte E-Mails nach.',
          'E-Mails sind in der Sprache, die Sie zuletzt oben mit NL, FR oder DE gewählt haben.',
        ],
      },
    ],
  },
  verifying: {
    title: 'Ein Dokument überprüfen',
    lead: 'Jeder kann ohne Anmeldung überprüfen, ob ein Dokument des Einheitsberichts echt ist und noch gilt.',
    sections: [
      {
        heading: 'Mit dem Prüfcode',
        blocks: [
          {
            kind: 'steps',
            items: [
              `Öffnen Sie „${verify.title}“ oder scannen Sie den QR-Code auf dem Dokument.`,
              `Geben Sie die Referenz und den Prüfcode der ersten Seite ein und klicken Sie auf „${verify.check}“.`,
              'Vergleichen Sie, was Sie sehen, mit Ihrem Dokument. Nur was die Seite zeigt, ist versiegelt.',
            ],
          },
        ],
      },
      {
        heading: 'Mit der Datei',
        blocks: [
          'Laden Sie das PDF so hoch, wie Sie es erhalten haben. Wurde etwas daran geändert, sehen Sie das. Ein Scan oder ein Ausdruck als PDF kann nicht überprüft werden: Verwenden Sie dann den Prüfcode.',
        ],
      },
    ],
  },
  keyboard: {
    title: 'Tastatur und Hilfsmittel',
    lead: 'Alles funktioniert mit der Tastatur, mit einem Screenreader, vergrößert und ohne JavaScript.',
    sections: [
      {
        heading: 'Mit der Tastatur',
        blocks: [
          {
            kind: 'facts',
            facts: [
              {
                term: 'Tabulator',
                value: 'zum nächsten Feld, zur nächsten Schaltfläche oder zum nächsten Link; mit Umschalt zurück',
              },
              {
                term: 'Eingabe',
                value: 'folgt einem Link, betätigt eine Schaltfläche; in einer neuen Zeile: fügt sie hinzu',
              },
              { term: 'Leertaste', value: 'betätigt eine Schaltfläche, setzt ein Häkchen' },
              { term: 'Pfeiltasten', value: 'wählen aus einer Liste' },
            ],
          },
          'Die erste Betätigung des Tabulators auf jeder Seite zeigt einen Link, der den Seitenkopf überspringt.',
        ],
      },
      {
        heading: 'Mit einem Screenreader',
        blocks: [
          'Jede Seite hat einen Titel und Überschriften, um von Teil zu Teil zu springen. Fehler stehen zusammen oben, mit einem Link zu jedem Feld, und auch beim Feld selbst.',
        ],
      },
      {
        heading: 'Größer, dunkler, auf Papier',
        blocks: [
          'Sie können bis auf 400 % vergrößern: Die Seite passt sich an. Die Website folgt der hellen oder dunklen Anzeige Ihres Geräts. Jede Seite können Sie mit dem Browser drucken.',
          'Funktioniert etwas nicht mit Ihrem Hilfsmittel? Melden Sie es dem Helpdesk.',
          { kind: 'contact', name: 'helpdesk' },
        ],
      },
    ],
  },
} satisfies Partial<Record<HelpTopic, Article>>;

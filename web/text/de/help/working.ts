import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { sessions } from '#web/site/text/de/sessions.ts';
import { access } from '#web/text/de/access.ts';
import { autosave } from '#web/text/de/autosave.ts';
import { form } from '#web/text/de/form.ts';
import { lineGrid } from '#web/text/de/line-grid.ts';
import { data } from '#web/text/de/organisation-data.ts';
import { sessionEnd } from '#web/text/de/session-end.ts';
import { site } from '#web/text/de/site.ts';
import { tables } from '#web/text/de/tables.ts';
import { uploadChanges } from '#web/text/de/upload-changes.ts';

/** Help about what people do before they sign. Labels of the screen come from the other texts. */
export const working = {
  'logging-in': {
    title: 'Anmelden und abmelden',
    lead: 'Wie Sie hineinkommen, was Sie dafür brauchen und wann Ihre Sitzung endet.',
    sections: [
      {
        heading: 'Anmelden',
        blocks: [
          'Sie brauchen einen üblichen Browser und ein Mittel, um sich auszuweisen: Ihren Personalausweis (eID) mit Kartenleser und PIN-Code, itsme oder eine mobile App.',
          {
            kind: 'steps',
            items: [
              `Öffnen Sie die Portalseite und wählen Sie ${site.applicationName}.`,
              `Klicken Sie auf die Schaltfläche ${site.applicationName}. Sie gelangen zum Authentifizierungsdienst der Behörden.`,
              'Weisen Sie sich dort aus. Danach öffnet sich die Seite, die Sie angefordert haben.',
            ],
          },
          'Wenn Sie einem Link in einer E-Mail gefolgt sind, führt die Anmeldung Sie gleich zum richtigen Formular.',
        ],
      },
      {
        heading: 'Die Anmeldung gelingt nicht',
        blocks: [
          {
            kind: 'list',
            items: [
              'Hat sie länger als eine Viertelstunde gedauert oder haben Sie in einem anderen Browser begonnen? Beginnen Sie von vorn.',
              'Erscheint die Meldung, dass dieses Mittel nicht genügt? Wählen Sie eID oder itsme.',
              'Lassen Sie Cookies für diese Website zu; ohne Cookies kann niemand angemeldet bleiben.',
              'Sie sind angemeldet, sehen aber kein ÖSHZ? Dann haben Sie noch keine Rolle. Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ kann sie Ihnen erteilen.',
            ],
          },
        ],
      },
      {
        heading: 'Wie lange eine Sitzung dauert',
        blocks: [
          `Eine Sitzung endet nach 2 Stunden ohne Nutzung und in jedem Fall nach 10 Stunden. Endet sie, während Sie ausfüllen, bewahrt die Seite auf, was Sie eingegeben haben: Melden Sie sich erneut an und fahren Sie fort.`,
          `Klicken Sie an einem gemeinsam genutzten Computer auf „${site.logOut}“, wenn Sie fertig sind. Klicken Sie oben auf Ihren Namen für „${sessions.title}“: Dort sehen Sie, in welchen Browsern Sie angemeldet sind, und beenden, was Sie nicht kennen.`,
        ],
      },
    ],
  },
  tasks: {
    title: 'Startseite und Aufgaben',
    lead: 'Die Startseite zeigt zuerst, was Sie zu tun haben, und danach alle Formulare Ihres ÖSHZ.',
    sections: [
      {
        heading: 'Ihre Aufgaben',
        blocks: [
          'Oben steht, was auf Sie wartet: ein Formular zum Ausfüllen, Ergänzen, Berichtigen oder Unterzeichnen. Das Dringendste steht zuerst. Die Schaltfläche öffnet gleich die richtige Seite.',
          'Ein Formular, das der ÖPD SE zurückgesandt hat, steht dort in Rot, mit dem Anfang des Grundes.',
          'Haben Sie nichts zu tun, sehen Sie, auf wen gewartet wird.',
          `Arbeiten Sie für mehrere ÖSHZ, stehen die Aufgaben aller Ihrer ÖSHZ zusammen. Mit „${site.otherOrganisation}“ oben wählen Sie ein ÖSHZ.`,
        ],
      },
      {
        heading: 'Formulare',
        blocks: [
          'Je Formular sehen Sie das Jahr und drei Schritte: ausgefüllt, von beiden unterzeichnet, übermittelt. Ein grünes Häkchen bedeutet, dass der Schritt getan ist. Sie können wählen, welche Formulare Sie sehen: die eines Jahres oder nur, was noch nicht übermittelt ist.',
          'Bei einem Formular einer Kampagne steht, bis wann der ÖPD SE es erwartet und bis wann es offen bleibt. Nach diesem Tag kann es nur noch eingesehen werden.',
        ],
      },
      {
        heading: 'Herunterladen',
        blocks: [
          'Unten auf der Startseite laden Sie alle Dokumente eines Jahres zusammen (zip), die Fristen für Ihren Kalender (ics) und leere Formulare zum Ausdrucken herunter.',
        ],
      },
      {
        heading: 'Immer zurück',
        blocks: [`Mit „${site.homepage}“ oben auf jeder Seite kehren Sie hierher zurück.`],
      },
    ],
  },
  'organisation-data': {
    title: 'Angaben des ÖSHZ',
    lead: 'Das Bankkonto und die Kontaktperson gelten für alle Formulare. Sie müssen eingetragen sein, bevor Sie ein Formular ausfüllen können.',
    sections: [
      {
        heading: 'Eintragen oder ändern',
        blocks: [
          {
            kind: 'steps',
            items: [
              `Klicken Sie auf der Startseite bei „${data.title}“ auf „${site.change}“. Dafür brauchen Sie die Rolle „${access.roles.editor}“.`,
              'Geben Sie die Kontonummer ein: eine IBAN oder die frühere 12-stellige Nummer mit dem BIC. Eine frühere Nummer wird in eine IBAN umgewandelt.',
              'Geben Sie Name, E-Mail-Adresse und Telefonnummer der Kontaktperson ein: wer Fragen am besten beantworten kann.',
              `Klicken Sie auf „${site.save}“.`,
            ],
          },
        ],
      },
      {
        heading: 'Was ein neues Bankkonto bedeutet',
        blocks: [
          'Jedes gespeicherte Formular nennt das Bankkonto dieses Zeitpunkts. Ändert sich das Konto danach, müssen Sie das Formular erneut speichern, bevor es unterzeichnet werden kann. Eine bereits geleistete Unterschrift verfällt dabei.',
          'Der Präsident und der Generaldirektor/Sekretär erhalten eine E-Mail mit dem alten und dem neuen Konto.',
          data.closed,
        ],
      },
    ],
  },
  form: {
    title: 'Ein Formular ausfüllen',
    lead: 'Sie tragen ein, was gefragt ist, und speichern. Sie müssen nicht alles auf einmal tun.',
    sections: [
      {
        heading: 'Ausfüllen und speichern',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Öffnen Sie das Formular auf der Startseite.',
              'Füllen Sie die Felder aus. Bei jedem Feld steht, was hineingehört. Beträge schreiben Sie als 1.234,50, Daten als 31.12.2026.',
              `Klicken Sie auf „${site.save}“. Sie sehen dann die Übersicht.`,
            ],
          },
          'Was der ÖPD SE bewilligt hat und was berechnet wird, können Sie nicht ändern. Es wird während der Eingabe mitgerechnet.',
          'Ein unvollständiges Formular können Sie ebenfalls speichern. Sie oder ein Kollege machen später weiter.',
        ],
      },
      {
        heading: 'Fehler und Hinweise',
        blocks: [
          'Oben steht, was noch fehlt oder nicht richtig ist. Klicken Sie auf einen Punkt, um zum Feld zu gelangen. Solange etwas dort steht, kann niemand unterzeichnen.',
          `Unter „${form.findings.warningsTitle}“ steht, was auffällt, aber richtig sein kann. Das verhindert die Unterzeichnung nicht.`,
        ],
      },
      {
        heading: 'Nichts geht verloren',
        blocks: [
          `Nur was Sie mit „${site.save}“ speichern, zählt für den Bericht. Verlassen Sie die Seite ohne zu speichern, fragt der Browser zuerst nach.`,
          `Ihre Eingaben, auch Zeilen, werden inzwischen vorläufig aufbewahrt. Fällt Ihr Computer aus oder machen Sie an einem anderen weiter, zeigt das Formular sie wieder, mit der Schaltfläche „${autosave.discard}“. Nach sieben Tagen werden sie gelöscht.`,
          `Eine andere Sprache zu wählen löscht nichts. Einige Minuten vor dem Ende Ihrer Sitzung können Sie mit einem Klick auf „${sessionEnd.stay}“ weitermachen.`,
          'Ist Ihre Sitzung beendet oder ein Dienst kurz nicht erreichbar, bleibt Ihre Eingabe auf der Seite stehen und Sie können sie erneut senden.',
        ],
      },
      {
        heading: 'Jemand anders arbeitet auch daran',
        blocks: [
          'Hat ein Kollege inzwischen etwas gespeichert, überschreiben Sie es nie unbemerkt. Haben Sie etwas anderes geändert, wird beides zusammengeführt: Sie prüfen das Ergebnis und speichern. Haben Sie dasselbe geändert, wählen Sie jeweils, was Sie behalten. Die Seite nennt, wer was wann gespeichert hat.',
        ],
      },
      {
        heading: 'Zuerst auf Papier',
        blocks: [
          'Auf der Seite des Formulars finden Sie ein leeres Formular zum Ausdrucken, mit allen Erläuterungen. So können Sie die Angaben vorab sammeln.',
        ],
      },
    ],
  },
  lines: {
    title: 'Zeilen und Rechenblätter',
    lead: 'Einige Formulare haben Tabellen, zum Beispiel mit Personalmitgliedern oder Aktivitäten. Sie füllen die Zeilen im Formular oder mit einem Rechenblatt (Excel, LibreOffice) aus.',
    sections: [
      {
        heading: 'Zeilen im Formular',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Die Tabelle funktioniert wie ein Rechenblatt: Gehen Sie in eine Zelle und tippen Sie. Mit der Tabulator- oder der Eingabetaste gelangen Sie zur nächsten.',
              'Fügen Sie ruhig einen Block von Zellen aus Excel oder einem anderen Rechenblatt ein. Was nicht richtig ist, bleibt stehen und wird markiert; unter der Zeile steht, warum.',
              'Über dem Formular steht, was noch nicht in Ordnung ist. Klicken Sie auf einen Punkt, um zur Zelle zu gelangen.',
              `Klicken Sie auf „${site.save}“: Erst dann sind die Zeilen gespeichert.`,
            ],
          },
          'Sie können alles rückgängig machen, auch Einfügen, Sortieren und Löschen. Ihre Eingaben werden zwischendurch vorläufig aufbewahrt, auch solche, die nicht richtig sind.',
        ],
      },
      {
        heading: 'Tasten in der Tabelle',
        blocks: [
          { kind: 'facts', facts: lineGrid.help.keys.map(([term, value]) => ({ term, value })) },
          ...lineGrid.help.notes,
        ],
      },
      {
        heading: 'Zeilen ohne JavaScript',
        blocks: [
          'Ohne JavaScript füllen Sie die Tabelle Zeile für Zeile aus.',
          {
            kind: 'steps',
            items: [
              `Füllen Sie die Felder unter „${form.newLine}“ aus und klicken Sie auf „${form.addLine}“ oder drücken Sie die Eingabetaste.`,
              `Klicken Sie bei einer Zeile auf „${form.changeLine}“, um sie zu öffnen, und danach auf „${form.keepLine}“, oder auf „${form.removeLine}“, um sie wegzulassen.`,
              `Gleicht eine Zeile einer anderen? Öffnen Sie sie und klicken Sie auf „${form.copyLine}“ oder bei der neuen Zeile auf „${form.copyPrevious}“ und passen Sie an, was anders ist.`,
              `Klicken Sie auf „${site.save}“: Erst dann sind die Zeilen gespeichert.`,
            ],
          },
        ],
      },
      {
        heading: 'Zeilen mit einem Rechenblatt',
        blocks: [
          {
            kind: 'steps',
            items: tables.steps,
          },
          `Sie finden dies im Formular unter „${tables.toTable}“. Die leeren Tabellen stehen das ganze Jahr unter „${tables.title}“.`,
          tables.fileHelp,
        ],
      },
      {
        heading: 'Eine Tabelle erneut hochladen',
        blocks: [
          'Bevor etwas ersetzt wird, sehen Sie, wie viele Zeilen neu, geändert, entfallen und gleich sind, und wie sich die Summen ändern. Bei einer geänderten Zeile sehen Sie den alten und den neuen Wert. Personalmitglieder werden an ihrer Personalnummer erkannt, in welcher Reihenfolge sie auch stehen.',
          `Normalerweise ersetzen die Zeilen der Datei alle Zeilen. Bei Tabellen mit einer Nummer können Sie auch „${uploadChanges.ways.update.name}“ wählen: Zeilen, die nicht in der Datei stehen, bleiben dann erhalten.`,
        ],
      },
      {
        heading: 'Wenn eine Datei abgelehnt wird',
        blocks: [
          'Dann wird nichts gespeichert. Sie sehen je Zelle, was dort steht und was nicht richtig ist. Berichtigen Sie Ihre Datei und laden Sie sie erneut hoch.',
          'Verwenden Sie immer die Tabelle, die Sie hier herunterladen: Ihre erste Zeile sagt, für welches Formular sie dient. Lassen Sie diese Zeile und die Titel stehen.',
        ],
      },
      {
        heading: 'Vom Rechenblatt zum Formular',
        blocks: [
          `Zeilen aus einer Datei ändern Sie nicht im Formular, sondern mit einer neuen Datei. Mit „${tables.switch}“ können Sie sie künftig im Formular ändern. Der Verlauf nennt, wer das getan hat.`,
        ],
      },
    ],
  },
} satisfies Partial<Record<HelpTopic, Article>>;

import type { Texts } from '#web/text/texts.ts';

export const verify: Texts['verify'] = {
  title: 'Ein Dokument prüfen',
  lead: 'Ist ein Dokument des Einheitsberichts echt und vollständig, und gilt es noch? Jeder kann das hier prüfen, ohne sich anzumelden.',
  byCode: 'Mit der Referenz und dem Kontrollcode',
  reference: 'Referenz des ÖPD SE',
  referenceHelp: 'Auf der ersten Seite, zum Beispiel COV-2022-11001-1.',
  code: 'Kontrollcode',
  codeHelp: '20 Buchstaben und Ziffern, darunter. Der QR-Code auf dem Dokument füllt beides aus.',
  check: 'Prüfen',
  byFile: 'Mit der PDF-Datei',
  file: 'PDF-Datei',
  fileHelp:
    'So, wie Sie sie erhalten oder heruntergeladen haben, höchstens 20 MB. Sie wird gelesen und nicht aufbewahrt. Ein Scan oder ein Ausdruck als PDF kann nicht geprüft werden: Verwenden Sie dann den Kontrollcode.',
  checkFile: 'Datei prüfen',
  resultTitle: 'Ergebnis der Prüfung',
  another: 'Ein anderes Dokument prüfen',
  organisation: 'ÖSHZ',
  form: 'Formular',
  confirmed: {
    code: {
      title: 'Echt und vollständig',
      text: 'Ein Dokument mit dieser Referenz und diesem Kontrollcode wurde von beiden unterzeichnet und vom ÖPD SE empfangen. Vergleichen Sie das Folgende mit Ihrem Dokument: Nur dies ist versiegelt, eine Seite kann nachträglich geändert worden sein.',
    },
    identical: {
      title: 'Echt, vollständig und unverändert',
      text: 'Diese Datei ist bis auf das letzte Byte das Dokument, das der Einheitsbericht erstellt hat. Es wurde von beiden unterzeichnet und vom ÖPD SE empfangen.',
    },
    sealed: {
      title: 'Was in dieser Datei versiegelt ist, ist echt und vollständig',
      text: 'Es wurde von beiden unterzeichnet und vom ÖPD SE empfangen. Die Datei selbst ist nicht genau das Dokument, das diese Website erstellt hat: Sie kann vom ÖPD SE stammen, oder eine Seite kann geändert worden sein. Vergleichen Sie das Folgende mit den Seiten: Nur dies gilt.',
    },
    elsewhere: {
      title: 'Das Siegel ist echt, aber die Sendung ist hier nicht bekannt',
      text: 'Dieses Dokument ist mit einem Schlüssel des Einheitsberichts versiegelt. Ob der ÖPD SE es empfangen hat und ob es noch gilt, können wir nicht sagen. Fragen Sie den ÖPD SE.',
    },
  },
  outdated: 'Dieses Dokument gilt nicht mehr',
  standings: {
    current: 'Vom ÖPD SE empfangen; dies ist die letzte Version',
    accepted: (moment) => `Vom ÖPD SE am ${moment} angenommen; dies ist die letzte Version`,
    returned: (moment) =>
      `Vom ÖPD SE${moment === null ? '' : ` am ${moment}`} zur Berichtigung zurückgesandt und noch nicht erneut gesendet`,
    replaced: (reference, moment) => `Ersetzt durch ${reference}, empfangen am ${moment}`,
  },
  refusals: {
    unknown: {
      title: 'Ein solches Dokument kennen wir nicht',
      text: 'Es gibt keinen empfangenen Bericht mit dieser Referenz und diesem Kontrollcode. Prüfen Sie beide, Zeichen für Zeichen. Stimmen sie mit Ihrem Dokument überein, ist es kein Dokument des Einheitsberichts, oder es stammt aus der Zeit vor den Kontrollcodes. Fragen Sie dann den ÖPD SE.',
    },
    'kept-seal-invalid': {
      title: 'Wir können dieses Dokument derzeit nicht bestätigen',
      text: 'Die Referenz und der Kontrollcode sind bekannt, aber das Siegel, das wir aufbewahren, stimmt nicht. Das wurde vermerkt. Vertrauen Sie dem Dokument nicht und fragen Sie den ÖPD SE.',
    },
    'file-missing': {
      title: 'Wählen Sie eine Datei',
      text: 'Es ist keine Datei angekommen, oder sie ist leer. Wählen Sie die PDF-Datei und versuchen Sie es erneut.',
    },
    'file-too-large': {
      title: 'Die Datei ist zu groß',
      text: 'Kein Dokument des Einheitsberichts ist größer als 20 MB. Verwenden Sie die Referenz und den Kontrollcode.',
    },
    'not-a-pdf': {
      title: 'Diese Datei können wir nicht lesen',
      text: 'Sie ist keine PDF-Datei oder beschädigt. Bitten Sie die Person, die sie Ihnen gegeben hat, erneut darum, oder verwenden Sie die Referenz und den Kontrollcode.',
    },
    'no-seal': {
      title: 'Diese Datei enthält kein Siegel',
      text: 'Das ist so bei einem Entwurf, einem Scan, einem Ausdruck als PDF, einer Datei, die beschädigt oder von einem anderen Programm gespeichert wurde, und einem Dokument aus der Zeit vor den Siegeln. Sie bestätigt also nichts. Steht ein Kontrollcode darauf, verwenden Sie diesen.',
    },
    'several-seals': {
      title: 'Diese Datei ist nicht echt',
      text: 'Sie enthält mehr als eine versiegelte Sendung. Solche Dokumente erstellt der Einheitsbericht nicht: Jemand hat sie geändert.',
    },
    'key-unknown': {
      title: 'Diese Datei ist nicht echt',
      text: 'Sie ist mit einem Schlüssel versiegelt, der nicht der des Einheitsberichts ist.',
    },
    'key-revoked': {
      title: 'Diese Datei beweist nichts mehr',
      text: 'Sie ist mit einem Schlüssel versiegelt, der widerrufen wurde, weil andere ihn haben konnten. Fragen Sie den ÖPD SE, ob er den Bericht empfangen hat.',
    },
    'seal-broken': {
      title: 'Diese Datei ist nicht echt',
      text: 'Das Siegel stimmt nicht: Jemand hat geändert, was unterzeichnet wurde.',
    },
    contradictory: {
      title: 'Diese Datei ist nicht echt',
      text: 'Was versiegelt ist, widerspricht sich. Das wurde vermerkt. Fragen Sie den ÖPD SE.',
    },
    'content-differs': {
      title: 'Diese Datei wurde geändert',
      text: 'Das Siegel ist echt, aber die Datei enthält einen anderen Inhalt als den unterzeichneten. Bitten Sie die Person, die sie Ihnen gegeben hat, erneut darum, oder verwenden Sie die Referenz und den Kontrollcode.',
    },
  },
};

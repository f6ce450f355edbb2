import type { Texts } from '#web/text/texts.ts';

export const portal: Texts['portal'] = {
  title: 'Portal der Sozialen Sicherheit',
  audience: 'Beamte und andere Fachleute',
  group: 'ÖSHZ & ÖPD Sozialeingliederung',
  applications: 'Anwendungen',
  summary: 'Die jährlichen Berichte des ÖSHZ an den ÖPD Sozialeingliederung.',
};

export const about: Texts['about'] = {
  lead: 'Jedes Jahr übermittelt Ihr ÖSHZ dem ÖPD Sozialeingliederung die Formulare, mit denen ihm seine Ausgaben erstattet werden.',
  stepsTitle: 'So funktioniert es',
  steps: [
    'Eine Mitarbeiterin oder ein Mitarbeiter füllt das Formular aus und speichert es.',
    'Der Präsident oder die Präsidentin und der Generaldirektor/Sekretär unterzeichnen es in beliebiger Reihenfolge.',
    'Nach der zweiten Unterschrift wird das Formular automatisch an den ÖPD SE übermittelt. Danach kann es nur noch eingesehen werden.',
  ],
  needsTitle: 'Was Sie brauchen',
  needs:
    'Einen gewöhnlichen Internetbrowser und eine Möglichkeit, sich auszuweisen: Ihren elektronischen Personalausweis (eID) mit Kartenleser und PIN-Code, itsme oder eine mobile App. Ihre Rolle erhalten Sie vom Datenschutzbeauftragten (DSB) Ihres ÖSHZ.',
  start: 'Einheitsbericht',
};

import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const acceptMany: Texts['acceptMany'] = {
  title: 'Berichte annehmen',
  question: (count, total) =>
    `Sie nehmen ${count === 1 ? 'einen Bericht' : `${count} Berichte`} an, insgesamt ${total}. Ein angenommener Bericht ist endgültig abgeschlossen.`,
  left: (count) =>
    count === 1
      ? 'Ein ausgewählter Bericht wurde inzwischen bearbeitet und wird übersprungen.'
      : `${count} ausgewählte Berichte wurden inzwischen bearbeitet und werden übersprungen.`,
  broken: (references) =>
    `Das Siegel stimmt nicht bei ${references}. Was davon aufbewahrt wird, kann nicht angenommen werden: Benachrichtigen Sie die Systemverwaltung.`,
  none: 'Wählen Sie in der Liste mindestens einen Bericht, der noch zu bearbeiten ist.',
  confirm: 'Annehmen',
};

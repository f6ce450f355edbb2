import type { Texts } from '#web/text/texts.ts';

export const merging: Texts['merging'] = {
  save: (who, time, version) => `${who} a enregistré la version ${version} à ${time}.`,
  you: 'Vous (dans une autre fenêtre)',
  and: ' et ',
  mergedTitle: 'Pas encore enregistré : vos modifications ont été fusionnées',
  mergedText: 'Rien n’a été écrasé. Vérifiez le formulaire et cliquez sur Enregistrer.',
  newVersion: (version) => `Il existe désormais une version ${version}. Elle ne change rien à ce que vous avez saisi.`,
  changesTitle: 'Ce qui a été modifié entre-temps',
  before: 'Auparavant',
  after: 'Enregistré à présent',
  yours: 'Vous',
  lineAdded: '(nouvelle ligne)',
  lineRemoved: '(supprimée)',
  more: (count) => `et encore ${count} modifications`,
  lineCount: (count) => `${count} ${count === 1 ? 'ligne' : 'lignes'}`,
  choicePageTitle: 'Choisissez ce que vous conservez',
  clashTitle: 'Pas encore enregistré : un collègue et vous avez modifié la même chose',
  clashText:
    'Rien n’a été écrasé. Choisissez ci-dessous, à chaque fois, ce que vous conservez. Vous verrez ensuite le formulaire complet et pourrez l’enregistrer.',
  alsoChanged: 'Ce qui a aussi été modifié et sera fusionné sans choix de votre part',
  keepTheirs: (who) => `Ce que ${who} a enregistré`,
  keepMine: 'Ce que vous avez saisi',
  choiceMissing: 'Choisissez ce que vous conservez',
  choiceMissingTitle: 'Vous n’avez pas encore choisi partout',
  merge: 'Fusionner et vérifier',
  alsoOpen: (name, time) => `${name} a aussi ouvert ce formulaire, depuis ${time}.`,
  mergedOnSave: 'Vous pouvez continuer : vos modifications seront fusionnées lors de l’enregistrement.',
  closedMeanwhile:
    'Ce formulaire a entre-temps été signé par les deux signataires et est envoyé. Vous ne pouvez plus le modifier.',
};

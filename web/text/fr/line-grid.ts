import type { Texts } from '#web/text/texts.ts';

export const lineGrid: Texts['lineGrid'] = {
  tools: {
    label: 'Modifier les lignes',
    insert: 'Insérer',
    duplicate: 'Dupliquer',
    remove: 'Supprimer',
    up: 'Monter',
    down: 'Descendre',
    undo: 'Annuler',
    redo: 'Rétablir',
  },
  filter: {
    search: 'Rechercher dans les lignes',
    onlyProblems: 'Seulement les lignes avec des erreurs',
    all: 'Afficher toutes les lignes',
    none: 'Aucune ligne ne correspond à votre recherche.',
  },
  counts: {
    lines: { one: '{count} ligne', other: '{count} lignes' },
    withProblems: { one: '{count} avec une erreur', other: '{count} avec une erreur' },
    shown: { one: '{count} affichée', other: '{count} affichées' },
  },
  line: 'Ligne {number}',
  lineNumber: 'Numéro de ligne',
  newLine: 'Nouvelle ligne',
  total: 'Total',
  optional: 'facultatif',
  choose: 'Faites un choix',
  sortBy: 'Trier par {column}',
  missing: 'Encore à remplir : {columns}.',
  colon: ' : ',
  hint: 'Saisissez directement dans une cellule. Les flèches mènent à une autre cellule ; Échap puis Tab font quitter le tableau.',
  help: {
    title: 'Touches, copier et coller',
    keys: [
      ['Flèches, Tab, Entrée', 'aller à une autre cellule ; avec Maj et une flèche, sélectionner plusieurs cellules'],
      ['Saisie, F2 ou double-clic', 'modifier la cellule ; Échap annule'],
      ['Suppr', 'vider les cellules sélectionnées'],
      ['Début, Fin, Ctrl+Début, Ctrl+Fin', 'aller au début ou à la fin de la ligne ou du tableau'],
      ['Ctrl+C, Ctrl+X, Ctrl+V', 'copier, couper et coller, aussi depuis et vers Excel'],
      ['Ctrl+Z, Ctrl+Y', 'annuler, rétablir'],
      ['Maj+espace', 'sélectionner toute la ligne ; Suppr la supprime ensuite'],
      ['Ctrl+D', 'reprendre la valeur du dessus ; avec des lignes entières : dupliquer'],
      ['Alt+↑, Alt+↓', 'déplacer la ligne'],
      ['Échap, puis Tab', 'quitter le tableau'],
    ],
    notes: [
      'Collez un bloc de cellules d’un tableur dans la cellule où il doit commencer. Le tableau reçoit autant de lignes que nécessaire. Si le bloc commence par les noms des colonnes, chaque colonne arrive à sa place.',
      'Sur un Mac, utilisez Cmd au lieu de Ctrl.',
    ],
  },
  news: {
    inserted: { one: '{count} ligne insérée.', other: '{count} lignes insérées.' },
    duplicated: { one: '{count} ligne dupliquée.', other: '{count} lignes dupliquées.' },
    removed: { one: '{count} ligne supprimée.', other: '{count} lignes supprimées.' },
    moved: { one: '{count} ligne déplacée.', other: '{count} lignes déplacées.' },
    cleared: { one: '{count} cellule vidée.', other: '{count} cellules vidées.' },
    filled: { one: '{count} cellule remplie.', other: '{count} cellules remplies.' },
    copied: { one: '{count} cellule copiée.', other: '{count} cellules copiées.' },
    pasted: { one: '{count} cellule collée.', other: '{count} cellules collées.' },
    pastedWrong: {
      one: '{count} d’entre elles n’est pas correcte et est marquée.',
      other: '{count} d’entre elles ne sont pas correctes et sont marquées.',
    },
    rowsLeft: {
      one: '{count} ligne ne tient plus dans le tableau, qui compte au maximum {maximum} lignes. Elle est encore dans le presse-papiers.',
      other:
        '{count} lignes ne tiennent plus dans le tableau, qui compte au maximum {maximum} lignes. Elles sont encore dans le presse-papiers.',
    },
    columnsLeft: 'Non collé, car le tableau n’a pas de colonne correspondante : {columns}.',
    byName: 'Les colonnes ont été reconnues par leur nom.',
    ascending: 'Trié par {column}, ordre croissant.',
    descending: 'Trié par {column}, ordre décroissant.',
    undone: 'Annulé.',
    redone: 'Rétabli.',
    nothingToUndo: 'Il n’y a rien à annuler.',
    nothingToRedo: 'Il n’y a rien à rétablir.',
    full: 'Le tableau compte déjà {maximum} lignes, le nombre maximal.',
    computed: '{column} : calculé automatiquement.',
    filtered: { one: '{count} ligne trouvée.', other: '{count} lignes trouvées.' },
    unfiltered: 'Toutes les lignes sont de nouveau affichées.',
    canUndo: 'Annuler : Ctrl+Z.',
  },
  failures: {
    '401':
      'Votre session a expiré. Votre saisie est toujours là. Connectez-vous dans une nouvelle fenêtre ; vos modifications seront ensuite conservées automatiquement.',
    '403': 'Vous n’avez plus de rôle pour cela. Votre saisie est toujours là, mais ne peut pas être conservée.',
    '409':
      'Vos modifications précédentes ne sont plus conservées. Votre saisie est toujours là et est envoyée à nouveau.',
    '413':
      'Ces lignes sont trop volumineuses pour être conservées ensemble. Votre saisie est toujours là. Raccourcissez les textes les plus longs.',
    '429':
      'C’était trop souvent en peu de temps. Votre saisie est toujours là et sera conservée automatiquement dans une minute.',
    'person-changed':
      'Entre-temps, une autre personne s’est connectée dans ce navigateur. Ce que vous avez saisi est toujours là. Reconnectez-vous sous votre propre nom dans une nouvelle fenêtre ; vos modifications seront ensuite conservées automatiquement.',
    unreachable:
      'L’application ne répond pas. Votre saisie est toujours là et sera conservée automatiquement dès que la connexion sera rétablie.',
    other: 'Vos modifications n’ont pas pu être conservées. Votre saisie est toujours là. Nous réessayons.',
  },
  logIn: 'Se connecter à nouveau (nouvelle fenêtre)',
  tryAgain: 'Réessayer maintenant',
};

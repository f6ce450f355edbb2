import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { sessions } from '#web/site/text/fr/sessions.ts';
import { access } from '#web/text/fr/access.ts';
import { autosave } from '#web/text/fr/autosave.ts';
import { form } from '#web/text/fr/form.ts';
import { lineGrid } from '#web/text/fr/line-grid.ts';
import { data } from '#web/text/fr/organisation-data.ts';
import { sessionEnd } from '#web/text/fr/session-end.ts';
import { site } from '#web/text/fr/site.ts';
import { tables } from '#web/text/fr/tables.ts';
import { uploadChanges } from '#web/text/fr/upload-changes.ts';

/** Help about what people do before they sign. Labels of the screen come from the other texts. */
export const working = {
  'logging-in': {
    title: 'Se connecter et se déconnecter',
    lead: 'Comment accéder à l’application, ce qu’il vous faut, et quand votre session se termine.',
    sections: [
      {
        heading: 'Se connecter',
        blocks: [
          'Il vous faut un navigateur courant et un moyen de vous identifier : votre carte d’identité (eID) avec lecteur et code PIN, itsme ou une application mobile.',
          {
            kind: 'steps',
            items: [
              `Ouvrez la page du portail et choisissez ${site.applicationName}.`,
              `Cliquez sur le bouton ${site.applicationName}. Vous arrivez au service d’authentification des autorités.`,
              'Identifiez-vous. La page que vous avez demandée s’ouvre ensuite.',
            ],
          },
          'Si vous avez suivi un lien dans un e-mail, la connexion vous mène directement au bon formulaire.',
        ],
      },
      {
        heading: 'La connexion échoue',
        blocks: [
          {
            kind: 'list',
            items: [
              'Elle a duré plus d’un quart d’heure, ou vous l’aviez commencée dans un autre navigateur ? Recommencez.',
              'Un message indique que ce moyen ne suffit pas ? Choisissez l’eID ou itsme.',
              'Autorisez les cookies pour ce site ; sans cookies, personne ne peut rester connecté.',
              'Vous êtes connecté mais ne voyez aucun CPAS ? Vous n’avez pas encore de rôle. Le délégué à la protection des données (DPO) de votre CPAS peut vous en attribuer un.',
            ],
          },
        ],
      },
      {
        heading: 'La durée d’une session',
        blocks: [
          `Une session se termine après 2 heures sans utilisation, et dans tous les cas après 10 heures. Si elle se termine pendant que vous remplissez un formulaire, la page conserve ce que vous avez saisi : reconnectez-vous et poursuivez.`,
          `Sur un ordinateur partagé, cliquez sur « ${site.logOut} » lorsque vous avez terminé. Cliquez sur votre nom, en haut, pour « ${sessions.title} » : vous y voyez dans quels navigateurs vous êtes connecté et mettez fin à ce que vous ne reconnaissez pas.`,
        ],
      },
    ],
  },
  tasks: {
    title: 'Page d’accueil et tâches',
    lead: 'La page d’accueil montre d’abord ce que vous avez à faire, puis tous les formulaires de votre CPAS.',
    sections: [
      {
        heading: 'Vos tâches',
        blocks: [
          'En haut se trouve ce qui vous attend : un formulaire à remplir, à compléter, à corriger ou à signer. Le plus urgent vient en premier. Le bouton ouvre directement la bonne page.',
          'Un formulaire que le SPP IS a renvoyé y figure en rouge, avec le début du motif.',
          'Si vous n’avez rien à faire, vous voyez qui est attendu.',
          `Si vous travaillez pour plusieurs CPAS, les tâches de tous vos CPAS sont réunies. Avec « ${site.otherOrganisation} », en haut, vous choisissez un CPAS.`,
        ],
      },
      {
        heading: 'Formulaires',
        blocks: [
          'Pour chaque formulaire, vous voyez l’année et trois étapes : rempli, signé par les deux, envoyé. Une coche verte signifie que l’étape est franchie. Vous pouvez choisir les formulaires à afficher : ceux d’une année, ou seulement ceux qui ne sont pas encore envoyés.',
          'Pour un formulaire d’une campagne, vous voyez pour quand le SPP IS l’attend et jusqu’à quand il reste ouvert. Après ce jour, il ne peut plus être que consulté.',
        ],
      },
      {
        heading: 'Télécharger',
        blocks: [
          'Au bas de la page d’accueil, vous téléchargez tous les documents d’une année ensemble (zip), les échéances pour votre agenda (ics) et des formulaires vierges à imprimer.',
        ],
      },
      {
        heading: 'Toujours revenir',
        blocks: [`Avec « ${site.homepage} », en haut de chaque page, vous revenez ici.`],
      },
    ],
  },
  'organisation-data': {
    title: 'Données du CPAS',
    lead: 'Le compte bancaire et la personne de contact valent pour tous les formulaires. Ils doivent être remplis avant tout formulaire.',
    sections: [
      {
        heading: 'Remplir ou modifier',
        blocks: [
          {
            kind: 'steps',
            items: [
              `Sur la page d’accueil, à « ${data.title} », cliquez sur « ${site.change} ». Il vous faut pour cela le rôle « ${access.roles.editor} ».`,
              'Saisissez le numéro de compte : un IBAN, ou l’ancien numéro à 12 chiffres avec le BIC. Un ancien numéro est converti en IBAN.',
              'Saisissez le nom, l’adresse e-mail et le numéro de téléphone de la personne de contact : celle qui peut le mieux répondre aux questions.',
              `Cliquez sur « ${site.save} ».`,
            ],
          },
        ],
      },
      {
        heading: 'Ce que signifie un nouveau compte',
        blocks: [
          'Chaque formulaire enregistré mentionne le compte bancaire de ce moment. Si le compte change ensuite, vous devez enregistrer à nouveau le formulaire avant qu’il puisse être signé. Une signature déjà apposée est alors annulée.',
          'La présidence et la direction générale reçoivent un e-mail avec l’ancien et le nouveau compte.',
          data.closed,
        ],
      },
    ],
  },
  form: {
    title: 'Remplir un formulaire',
    lead: 'Vous remplissez ce qui est demandé et vous enregistrez. Il n’est pas nécessaire de tout faire en une fois.',
    sections: [
      {
        heading: 'Remplir et enregistrer',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Ouvrez le formulaire depuis la page d’accueil.',
              'Remplissez les champs. À côté de chaque champ se trouve ce qu’il doit contenir. Écrivez les montants sous la forme 1 234,50 et les dates sous la forme 31/12/2026.',
              `Cliquez sur « ${site.save} ». Vous voyez alors le récapitulatif.`,
            ],
          },
          'Vous ne pouvez pas modifier ce que le SPP IS a octroyé ni ce qui est calculé. Le calcul se fait pendant que vous saisissez.',
          'Vous pouvez aussi enregistrer un formulaire incomplet. Vous ou un collègue poursuivez plus tard.',
        ],
      },
      {
        heading: 'Erreurs et remarques',
        blocks: [
          'En haut figure ce qui manque ou n’est pas correct. Cliquez sur un point pour aller au champ. Tant qu’il reste un point, personne ne peut signer.',
          `Sous « ${form.findings.warningsTitle} » figure ce qui est inhabituel mais peut être correct. Cela n’empêche pas de signer.`,
        ],
      },
      {
        heading: 'Rien ne se perd',
        blocks: [
          `Seul ce que vous enregistrez avec « ${site.save} » compte pour le rapport. Si vous quittez la page sans enregistrer, le navigateur vous demande d’abord une confirmation.`,
          `Ce que vous saisissez, lignes comprises, est conservé provisoirement entre-temps. Si votre ordinateur s’arrête ou si vous continuez sur un autre, le formulaire vous la montre à nouveau, avec le bouton « ${autosave.discard} ». Après sept jours, votre saisie est effacée.`,
          `Choisir une autre langue n’efface rien. Quelques minutes avant la fin de votre session, un clic sur « ${sessionEnd.stay} » suffit pour continuer.`,
          'Si votre session a expiré ou si un service est momentanément indisponible, ce que vous avez saisi reste sur la page et vous pouvez l’envoyer à nouveau.',
        ],
      },
      {
        heading: 'Quelqu’un d’autre y travaille aussi',
        blocks: [
          'Si un collègue a enregistré quelque chose entre-temps, vous ne l’écrasez jamais sans le savoir. Si vous avez modifié autre chose, les deux sont réunis : vous vérifiez le résultat et enregistrez. Si vous avez modifié la même chose, vous choisissez chaque fois ce que vous gardez. La page indique qui a enregistré quoi, et quand.',
        ],
      },
      {
        heading: 'D’abord sur papier',
        blocks: [
          'Sur la page du formulaire se trouve un formulaire vierge à imprimer, avec toutes les explications. Vous pouvez ainsi rassembler les données à l’avance.',
        ],
      },
    ],
  },
  lines: {
    title: 'Lignes et tableurs',
    lead: 'Certains formulaires contiennent des tableaux, par exemple de membres du personnel ou d’activités. Vous remplissez les lignes dans le formulaire ou avec un tableur (Excel, LibreOffice).',
    sections: [
      {
        heading: 'Lignes dans le formulaire',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Le tableau fonctionne comme un tableur : allez dans une cellule et tapez. Tab ou Entrée vous mène à la suivante.',
              'Collez un bloc de cellules d’Excel ou d’un autre tableur. Ce qui n’est pas correct reste en place et est signalé ; la raison figure sous la ligne.',
              'Au-dessus du formulaire se trouve ce qui n’est pas encore en ordre. Cliquez sur un point pour aller à la cellule.',
              `Cliquez sur « ${site.save} » : c’est alors seulement que les lignes sont enregistrées.`,
            ],
          },
          'Vous pouvez tout annuler, y compris coller, trier et supprimer. Ce que vous saisissez est conservé temporairement entre-temps, même ce qui n’est pas correct.',
        ],
      },
      {
        heading: 'Touches dans le tableau',
        blocks: [
          { kind: 'facts', facts: lineGrid.help.keys.map(([term, value]) => ({ term, value })) },
          ...lineGrid.help.notes,
        ],
      },
      {
        heading: 'Lignes sans JavaScript',
        blocks: [
          'Sans JavaScript, vous remplissez le tableau ligne par ligne.',
          {
            kind: 'steps',
            items: [
              `Remplissez les champs sous « ${form.newLine} » et cliquez sur « ${form.addLine} », ou appuyez sur Entrée.`,
              `Près d’une ligne, cliquez sur « ${form.changeLine} » pour l’ouvrir puis sur « ${form.keepLine} », ou sur « ${form.removeLine} » pour l’enlever.`,
              `Une ligne ressemble à une autre ? Ouvrez-la et cliquez sur « ${form.copyLine} » ou, près de la nouvelle ligne, sur « ${form.copyPrevious} », et modifiez ce qui diffère.`,
              `Cliquez sur « ${site.save} » : c’est alors seulement que les lignes sont enregistrées.`,
            ],
          },
        ],
      },
      {
        heading: 'Lignes avec un tableur',
        blocks: [
          {
            kind: 'steps',
            items: tables.steps,
          },
          `Vous trouvez cela dans le formulaire sous « ${tables.toTable} ». Les tableaux vides sont disponibles toute l’année sous « ${tables.title} ».`,
          tables.fileHelp,
        ],
      },
      {
        heading: 'Importer à nouveau un tableau',
        blocks: [
          'Avant tout remplacement, vous voyez combien de lignes sont nouvelles, modifiées, disparues et identiques, et comment les totaux changent. Pour une ligne modifiée, vous voyez l’ancienne et la nouvelle valeur. Les membres du personnel sont reconnus à leur matricule, quel que soit l’ordre.',
          `Normalement, les lignes du fichier remplacent toutes les lignes. Pour les tableaux avec un numéro, vous pouvez aussi choisir « ${uploadChanges.ways.update.name} » : les lignes qui ne figurent pas dans le fichier sont alors conservées.`,
        ],
      },
      {
        heading: 'Si un fichier est refusé',
        blocks: [
          'Rien n’est alors enregistré. Vous voyez pour chaque cellule ce qu’elle contient et ce qui n’est pas correct. Corrigez votre fichier et importez-le à nouveau.',
          'Utilisez toujours le tableau que vous téléchargez ici : sa première ligne indique à quel formulaire il sert. Ne modifiez ni cette ligne ni les titres.',
        ],
      },
      {
        heading: 'Du tableur au formulaire',
        blocks: [
          `Les lignes d’un fichier ne se modifient pas dans le formulaire, mais avec un nouveau fichier. Avec « ${tables.switch} », vous pouvez désormais les modifier dans le formulaire. L’historique mentionne qui l’a fait.`,
        ],
      },
    ],
  },
} satisfies Partial<Record<HelpTopic, Article>>;

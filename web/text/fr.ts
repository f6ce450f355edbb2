import type { Texts } from './texts.ts';

/** Every text of the site in French. */
export const fr: Texts = {
  colon: '\u00a0: ',
  applicationName: 'Rapport unique',
  ministry: 'SPP Intégration sociale',
  loggedInAs: 'Connecté en tant que',
  logOut: 'Se déconnecter',
  homepage: 'Page d’accueil',
  change: 'Modifier',
  save: 'Enregistrer',
  sign: 'Signer',
  print: 'Imprimer',
  cancel: 'Annuler',
  otherOrganisation: 'Autre CPAS',
  footer: 'Le Rapport unique est mis gratuitement à la disposition des CPAS par le SPP Intégration sociale.',

  portal: {
    title: 'Portail de la sécurité sociale',
    audience: 'Fonctionnaires et autres professionnels',
    group: 'CPAS & SPP Intégration sociale',
    applications: 'Applications',
    summary: 'Les rapports annuels du CPAS au SPP Intégration sociale.',
  },
  about: {
    lead: 'Chaque année, votre CPAS transmet au SPP Intégration sociale les formulaires qui lui permettent d’être remboursé. Cela se passe ici.',
    stepsTitle: 'Comment cela se passe',
    steps: [
      'Un membre du personnel remplit le formulaire et l’enregistre.',
      'Le ou la président(e) et le directeur général/secrétaire le signent, dans l’ordre de leur choix.',
      'La seconde signature envoie le formulaire automatiquement au SPP IS. Il ne peut ensuite plus qu’être consulté.',
    ],
    needsTitle: 'Ce dont vous avez besoin',
    needs:
      'Un navigateur internet courant et un moyen de vous identifier : votre carte d’identité électronique (eID) avec lecteur et code PIN, itsme ou une application mobile. Votre rôle vous est donné par le délégué à la protection des données (DPO) de votre CPAS.',
    start: 'Rapport unique',
  },
  organisations: {
    title: 'Choisissez un CPAS',
    lead: 'Vous travaillez pour plusieurs CPAS. Pour lequel voulez-vous travailler maintenant ?',
    noneTitle: 'Vous n’avez pas encore de rôle',
    none: 'Vous êtes connecté, mais vous n’avez de rôle pour le Rapport unique dans aucun CPAS. Le délégué à la protection des données (DPO) de votre CPAS peut vous en donner un.',
  },
  home: {
    next: 'Ce que vous pouvez faire',
    steps: {
      fillIn: 'Remplir',
      improve: 'Corriger',
      sign: 'Signer',
      wait: 'Attendre les signataires',
      other: 'Attendre l’autre signataire',
      sending: 'En cours d’envoi',
      done: 'Plus rien',
      accepted: 'Accepté par le SPP IS',
      nothing: 'Attendre qu’il soit rempli',
    },
    dataTitle: 'Données du CPAS',
    account: 'Compte bancaire',
    contact: 'Personne de contact',
    email: 'E-mail',
    phone: 'Téléphone',
    dataMissing:
      'Le compte bancaire et la personne de contact ne sont pas encore renseignés. Ces données sont nécessaires avant de pouvoir remplir un formulaire.',
    formsTitle: 'Formulaires',
    form: 'Formulaire',
    year: 'Année',
    filledIn: 'Rempli',
    signed: 'Signé',
    sent: 'Envoyé',
    yes: 'oui',
    no: 'pas encore',
  },
  data: {
    title: 'Données du CPAS',
    lead: 'Ces données valent pour tous les formulaires du Rapport unique.',
    accountTitle: 'Compte bancaire',
    accountNumber: 'IBAN ou numéro de compte historique',
    accountHelp: 'Par exemple BE68 5390 0754 7034 ou 539-0075470-34. Un numéro historique est converti en IBAN.',
    bic: 'BIC',
    bicHelp: 'Le code de la banque, 8 ou 11 caractères, par exemple GKCCBEBB.',
    contactTitle: 'Personne de contact',
    contactLead: 'La personne la mieux placée pour répondre aux questions sur le Rapport unique.',
    contactName: 'Nom',
    contactEmail: 'E-mail',
    contactPhone: 'Téléphone',
    contactPhoneHelp: 'Par exemple 081 12 34 56.',
    accountWarning:
      'Un formulaire déjà enregistré mentionne le compte de ce moment-là. Après une modification, il faut l’enregistrer à nouveau avant de pouvoir le signer.',
    iban: 'IBAN',
    historicNumber: 'Numéro historique',
    checkDigits: 'Les chiffres de contrôle ne sont pas (encore) corrects. Vérifiez le numéro.',
    closed: 'Tous les formulaires sont envoyés ; ces données ne peuvent plus être modifiées.',
  },
  campaign: {
    before: (opens: string) =>
      `Le SPP IS ouvrira ce formulaire le ${opens}. D’ici là, il ne peut être ni enregistré ni signé.`,
    open: (due: string, closes: string) =>
      `Le SPP IS attend ce formulaire pour le ${due} au plus tard. Il reste ouvert jusqu’au ${closes} inclus.`,
    after: (closes: string) =>
      `Le SPP IS a clôturé ce formulaire après le ${closes}. Il ne peut plus être que consulté.`,
    short: {
      before: (day: string) => `ouvert à partir du ${day}`,
      open: (day: string) => `pour le ${day} au plus tard`,
      after: (day: string) => `clôturé après le ${day}`,
    },
  },
  form: {
    fillIn: 'Remplir le formulaire',
    amountHelp: 'En euros, par exemple 1.234,50.',
    numberHelp: 'Un nombre entier, par exemple 12.',
    percentageHelp: 'Un pourcentage, par exemple 12,5.',
    dateHelp: 'Une date, par exemple 31/12/2026.',
    choose: 'Faites un choix',
    newLine: 'Nouvelle ligne',
    addLine: 'Ajouter une ligne',
    keepLine: 'Terminé',
    changeLine: 'Modifier',
    removeLine: 'Supprimer',
    previousLines: 'Lignes précédentes',
    nextLines: 'Lignes suivantes',
    draft:
      'Vous avez des modifications qui ne sont pas encore enregistrées. Appuyez sur Enregistrer pour les conserver.',
    canWait:
      'Vous pouvez enregistrer ce formulaire avant qu’il soit complet et le poursuivre plus tard, ou le laisser poursuivre par quelqu’un d’autre. Il ne peut être signé que lorsque tout est rempli et exact.',
    findings: {
      errorsTitle: 'À compléter ou à corriger',
      errorsLead: 'Tant que ceci est affiché, le formulaire ne peut pas être signé.',
      warningsTitle: 'À vérifier',
      warningsLead: 'Si c’est pourtant exact, le formulaire peut être signé normalement.',
      more: (count) => `et encore ${count}`,
    },
    newerVersion:
      'Il existe entre-temps une version plus récente de ce formulaire. Ce rapport reste dans la version dans laquelle il a été rempli.',
    newerVersionLink: 'Ce qui diffère dans la version plus récente',
    computed: 'calculé automatiquement',
    payee: 'À payer sur',
    unsavedWarning: 'Ce que vous n’enregistrez pas est perdu lorsque vous quittez cette page.',
    removesSignatures:
      'Ce formulaire est déjà signé. Si vous modifiez quelque chose, ou enregistrez après un changement de compte bancaire, la signature est supprimée.',
    conflictTitle: 'Ce qui est enregistré maintenant',
    conflictYours: 'Ce que vous avez saisi',
    conflictChoice:
      'Enregistrez à nouveau pour utiliser ce que vous avez saisi, ou retournez à l’aperçu pour garder ce qui est enregistré.',
    toOverview: 'Vers l’aperçu',
  },
  changes: {
    lines: {
      added: (count) => `${count} ${count === 1 ? 'ligne ajoutée' : 'lignes ajoutées'}`,
      removed: (count) => `${count} ${count === 1 ? 'ligne supprimée' : 'lignes supprimées'}`,
      changed: (count) => `${count} ${count === 1 ? 'ligne modifiée' : 'lignes modifiées'}`,
    },
    title: 'Deux versions d’un formulaire',
    between: (before, after) => `Ce qui diffère dans la version ${after} par rapport à la version ${before}.`,
    none: 'Les deux versions sont identiques.',
    fields: 'Champs',
    checks: 'Contrôles',
    added: 'Nouveau',
    removed: 'Supprimé',
    changed: 'Modifié',
    back: 'Retour au formulaire',
    aspects: {
      label: 'le nom',
      help: 'l’explication',
      text: 'le texte',
      kind: 'ce qu’il contient',
      need: 's’il doit être rempli',
      limits: 'les limites',
      options: 'les possibilités',
      rule: 'la règle',
      total: 's’il est additionné',
      level: 's’il empêche la signature',
    },
  },
  overview: {
    contentTitle: 'Contenu',
    version: (version: number) => `Version ${version}`,
    savedBy: (name: string, moment: string) => `Enregistré par ${name} le ${moment}`,
    signaturesTitle: 'Signatures',
    chairSignature: 'Signature du/de la président(e)',
    generalDirectorSignature: 'Signature du directeur général/secrétaire',
    notSigned: 'Pas encore signé',
    signedBy: (name: string) => `Signé par ${name}`,
    signedAt: (moment: string) => `le ${moment}`,
    methods: { eid: 'avec la carte eID', itsme: 'avec itsme', app: 'avec une application mobile' },
    signAs: {
      chair: 'Signer en tant que président(e)',
      generalDirector: 'Signer en tant que directeur général/secrétaire',
    },
    notFilledIn: 'Ce formulaire n’est pas encore rempli.',
    stages: {
      empty: 'Ce formulaire n’est pas encore rempli.',
      incomplete:
        'Le formulaire est enregistré mais contient encore des erreurs. Il ne pourra être signé qu’une fois corrigé.',
      filledIn:
        'Le formulaire est rempli. Il attend les signatures du/de la président(e) et du directeur général/secrétaire.',
      waitsForChair:
        'Le directeur général/secrétaire a signé. Le formulaire attend la signature du/de la président(e).',
      waitsForGeneralDirector:
        'Le ou la président(e) a signé. Le formulaire attend la signature du directeur général/secrétaire.',
      sending: 'Les deux signatures sont apposées. Le formulaire est en cours d’envoi au SPP IS.',
      sent: 'Le formulaire est envoyé au SPP IS et ne peut plus qu’être consulté.',
      accepted: 'Le SPP IS a accepté le formulaire. Il est clôturé et ne peut plus qu’être consulté.',
    },
    sendingHint: 'Cette page suit l’envoi d’elle-même. Vous n’avez rien à faire.',
    changedMeanwhile:
      'Le contenu a changé pendant que vous le consultiez. Vérifiez le nouveau contenu et actualisez la page pour pouvoir signer.',
    unsure:
      'Cette page ne peut pas vérifier pour l’instant si quelque chose a changé entre-temps. Tant que c’est le cas, il n’est pas possible de signer.',
    reload: 'Actualiser la page',
    reference: 'Référence du SPP IS',
    receivedAt: 'Reçu par le SPP IS',
    whyNoSigning: {
      signedByYou: 'Vous avez signé ce formulaire. L’autre signataire doit encore le faire.',
      signedForRole: 'Ce formulaire est déjà signé pour votre rôle.',
      accountChanged:
        'Le compte bancaire du CPAS a changé après l’enregistrement de ce formulaire. Enregistrez-le d’abord à nouveau.',
      advanceChanged:
        'Le SPP IS a modifié l’avance après l’enregistrement de ce formulaire. Enregistrez-le d’abord à nouveau.',
      notOpen: 'Le formulaire n’est pas ouvert : le SPP IS ne l’a pas encore ouvert ou l’a déjà clôturé.',
      invalid: 'Un formulaire contenant des erreurs ne peut pas être signé.',
    },
    history: 'Qui a fait quoi, et quand',
    happened: {
      saved: (name: string, version: number) => `${name} a enregistré la version ${version}`,
      removed: {
        chair: 'la signature du/de la président(e) a été supprimée',
        generalDirector: 'la signature du directeur général/secrétaire a été supprimée',
      },
      signed: (name: string, version: number) => `${name} a signé la version ${version}`,
      roles: { chair: 'en tant que président(e)', generalDirector: 'en tant que directeur général/secrétaire' },
      received: (reference: string) => `Le SPP IS a reçu le formulaire sous la référence ${reference}`,
      accepted: (name: string, reference: string) => `${name} (SPP IS) a accepté ${reference}`,
      returned: (name: string, reference: string) => `${name} (SPP IS) a renvoyé ${reference} pour correction :`,
      byFile: (name, table) => `${name} est passé(e) au tableur pour les lignes de « ${table} »`,
      inForm: (name, table) => `${name} est passé(e) au formulaire pour les lignes de « ${table} »`,
    },
    contentHash: 'Empreinte du contenu (SHA-256)',
  },
  returned: {
    title: 'Le SPP IS a renvoyé ce formulaire',
    by: (name: string, moment: string, reference: string) =>
      `${name}, du SPP IS, l’a renvoyé le ${moment} (${reference}) pour la raison suivante :`,
    whatToDo:
      'Corrigez ce qui doit l’être et enregistrez. Le président ou la présidente et le directeur général/secrétaire doivent ensuite signer à nouveau, même si rien n’a changé. Le formulaire repart alors automatiquement au SPP IS.',
  },
  access: {
    title: 'Gestion des accès',
    lead: 'Qui peut faire quoi pour ce CPAS. Un rôle est valable du premier au dernier jour inclus ; un rôle retiré cesse aussitôt d’être valable.',
    granted: 'Rôles attribués',
    grant: 'Attribuer un rôle',
    withdraw: 'Retirer',
    person: 'Personne',
    role: 'Rôle',
    period: 'Période',
    email: 'Adresse e-mail de la personne',
    emailHelp:
      'Choisissez quelqu’un dans la liste ou saisissez une adresse. Une adresse que nous ne connaissons pas encore reçoit une invitation.',
    startsOn: 'Premier jour',
    endsOn: 'Dernier jour',
    endsOnHelp:
      'Laissez vide pour un rôle sans fin. Remplissez pour un remplacement, par exemple pendant des vacances.',
    states: { future: 'pas encore valable', past: 'expiré' },
    invited: (moment: string) => `invité, à accepter avant le ${moment}`,
    invitationExpired: 'invitation expirée',
    roles: {
      editor: 'Consulter et mettre à jour les formulaires',
      chair: 'Signer en tant que président(e)',
      generalDirector: 'Signer en tant que directeur général/secrétaire',
      dpo: 'Attribuer les rôles (DPO)',
    },
  },
  invitation: {
    title: 'Invitation',
    lead: (name: string) => `${name} vous invite à prendre ce rôle.`,
    organisation: 'CPAS',
    you: 'Vous êtes connecté en tant que',
    once: 'L’invitation sera liée à vous : ensuite, personne d’autre ne pourra plus l’accepter.',
    accept: 'Accepter l’invitation',
    acceptedTitle: 'Vous avez accepté l’invitation',
    accepted: 'Vous avez ainsi reçu ce rôle.',
    toOrganisation: 'Vers le CPAS',
  },
  logins: {
    switchPerson: 'Se connecter en tant que quelqu’un d’autre',
  },
  mail: {
    greeting: (name: string) => `Bonjour ${name},`,
    greetingSomebody: 'Bonjour,',
    open: 'Ouvrir le formulaire',
    openApplication: 'Ouvrir le Rapport unique',
    openInvitation: 'Voir l’invitation',
    closing: 'Ce message vient du Rapport unique du SPP Intégration sociale. Vous ne pouvez pas y répondre.',
    'signature-asked': {
      subject: (form: string, organisation: string) => `Votre signature est demandée : ${form}, ${organisation}`,
      text: (form: string, organisation: string, by: string) =>
        `${by} a signé le formulaire « ${form} » (${organisation}). Il ne manque plus que votre signature. Le formulaire sera ensuite envoyé automatiquement au SPP IS.`,
    },
    'signature-removed': {
      subject: (form: string, organisation: string) => `Votre signature a été supprimée : ${form}, ${organisation}`,
      text: (form: string, organisation: string, by: string) =>
        `${by} a modifié le formulaire « ${form} » (${organisation}), après votre signature. Celle-ci a donc été supprimée. Vérifiez le nouveau contenu et signez à nouveau.`,
      changes: 'Ce qui a changé :',
      change: (what: string, before: string, after: string) => `${what} : de ${before} à ${after}`,
    },
    sent: {
      subject: (form: string, organisation: string) => `Envoyé au SPP IS : ${form}, ${organisation}`,
      text: (form: string, organisation: string, reference: string) =>
        `Le formulaire « ${form} » (${organisation}) est signé par les deux et reçu par le SPP IS. La référence est ${reference}. Vous n’avez plus rien à faire.`,
    },
    'report-accepted': {
      subject: (form: string, organisation: string) => `Accepté par le SPP IS : ${form}, ${organisation}`,
      text: (form: string, organisation: string, reference: string) =>
        `Le SPP IS a accepté le formulaire « ${form} » (${organisation}, ${reference}). Vous n’avez plus rien à faire.`,
    },
    'report-returned': {
      subject: (form: string, organisation: string) => `Renvoyé par le SPP IS : ${form}, ${organisation}`,
      text: (form: string, organisation: string, reference: string) =>
        `Le SPP IS a renvoyé le formulaire « ${form} » (${organisation}, ${reference}) pour correction. Il peut à nouveau être modifié et doit être signé à nouveau par les deux. Il repartira ensuite automatiquement au SPP IS. La raison :`,
    },
    'role-granted': {
      subject: (role: string, organisation: string) => `Vous avez reçu un rôle : ${role}, ${organisation}`,
      text: (role: string, organisation: string, by: string, period: string) =>
        `${by} vous a attribué ce rôle (${organisation}) : ${role}, ${period}.`,
    },
    'role-withdrawn': {
      subject: (role: string, organisation: string) => `Un rôle a été retiré : ${role}, ${organisation}`,
      text: (role: string, organisation: string, by: string, period: string) =>
        `${by} vous a retiré ce rôle (${organisation}) : ${role}, ${period}. Il n’est plus valable à partir de maintenant. Ce que vous avez signé auparavant reste valable.`,
    },
    invitation: {
      subject: (organisation: string) => `Invitation au Rapport unique : ${organisation}`,
      text: (organisation: string, by: string, role: string, period: string, until: string) =>
        `${by} vous invite à prendre ce rôle (${organisation}) : ${role}, ${period}. Ouvrez le lien et connectez-vous ; vous verrez d’abord de quoi il s’agit, puis vous accepterez. Ce lien est pour vous seul : ne le transférez pas. Vous pouvez accepter jusqu’au ${until}. Si ce message ne vous est pas destiné, vous n’avez rien à faire.`,
    },
    'invitation-accepted': {
      subject: (role: string, organisation: string) => `Vous avez accepté un rôle : ${role}, ${organisation}`,
      text: (role: string, organisation: string, name: string, period: string) =>
        `Vous avez accepté une invitation (${organisation}), connecté en tant que ${name}. Votre rôle : ${role}, ${period}.`,
    },
    'invitation-accepted-by-other': {
      subject: (role: string, organisation: string) => `Votre invitation est acceptée : ${role}, ${organisation}`,
      text: (role: string, organisation: string, name: string, period: string) =>
        `${name} a accepté votre invitation (${organisation}) : ${role}, ${period}. Ce n’est pas la personne que vous vouliez inviter ? Retirez aussitôt le rôle, dans la Gestion des accès.`,
    },
    'account-changed': {
      subject: (organisation: string) => `Le compte bancaire a changé : ${organisation}`,
      text: (organisation: string, by: string) =>
        `${by} a modifié le compte bancaire (${organisation}). Un formulaire qui mentionne l’ancien compte doit être enregistré à nouveau avant de pouvoir être signé. Vous n’étiez pas au courant ? Vérifiez que la modification est correcte.`,
    },
    reminders: {
      'fill-in': {
        subject: (form: string, organisation: string, due: string) =>
          `À compléter pour le ${due} : ${form}, ${organisation}`,
        text: (form: string, organisation: string, due: string) =>
          `Le formulaire « ${form} » (${organisation}) n’est pas encore complété, ou pas entièrement. Le SPP IS l’attend pour le ${due} au plus tard, signé par le ou la président(e) et par le directeur général/secrétaire.`,
      },
      sign: {
        subject: (form: string, organisation: string) => `Votre signature manque encore : ${form}, ${organisation}`,
        text: (form: string, organisation: string, due: string) =>
          `Le formulaire « ${form} » (${organisation}) attend votre signature. Le SPP IS l’attend pour le ${due} au plus tard. Après la seconde signature, il est envoyé automatiquement au SPP IS.`,
      },
      'nobody-signs': {
        subject: (form: string, organisation: string) => `Personne ne peut signer : ${form}, ${organisation}`,
        text: (form: string, organisation: string, due: string) =>
          `Le formulaire « ${form} » (${organisation}) attend une signature, mais personne n’a actuellement le rôle nécessaire. Le délégué à la protection des données (DPO) de votre CPAS peut attribuer ce rôle. Le SPP IS attend le formulaire pour le ${due} au plus tard.`,
      },
      overdue: {
        subject: (form: string, organisation: string) => `Le délai est dépassé : ${form}, ${organisation}`,
        text: (form: string, organisation: string, due: string, closing: string) =>
          `Le SPP IS attendait le formulaire « ${form} » (${organisation}) pour le ${due} au plus tard et ne l’a pas encore reçu. Il peut encore être complété et signé jusqu’au ${closing} inclus.`,
      },
      list: {
        subject: (form: string, count: number) => `Pas encore reçu : ${form} (${count})`,
        text: (form: string, count: number, due: string) =>
          `Le formulaire « ${form} » était attendu pour le ${due} au plus tard. ${count === 1 ? 'Un CPAS ne l’a' : `${count} CPAS ne l’ont`} pas encore envoyé :`,
        stages: {
          empty: 'pas complété',
          incomplete: 'enregistré avec des erreurs',
          filledIn: 'attend les deux signatures',
          halfSigned: 'attend une signature',
        },
      },
    },
  },
  tryAgain: 'Réessayer',
  yourValues: 'Ce que vous aviez saisi',
  logInAgain: 'Se reconnecter (nouvelle fenêtre)',

  problems: {
    'amount-missing': 'Saisissez un montant. Si rien n’a été dépensé, saisissez 0.',
    'amount-not-understood': 'Ceci n’est pas un montant. Par exemple : 1.234,50.',
    'amount-negative': 'Le montant ne peut pas être inférieur à zéro.',
    'amount-too-precise': 'Un montant a au maximum deux chiffres après la virgule.',
    'amount-too-large': 'Le montant est trop élevé : au maximum 999.999.999,99 euros.',
    'number-missing': 'Saisissez un nombre. S’il n’y en a pas, saisissez 0.',
    'number-not-understood': 'Ceci n’est pas un nombre. Par exemple : 1.234.',
    'number-negative': 'Le nombre ne peut pas être inférieur à zéro.',
    'number-not-whole': 'Ce doit être un nombre entier, sans virgule.',
    'number-too-large': 'Le nombre est trop élevé : au maximum 999.999.999.',
    'percentage-missing': 'Saisissez un pourcentage.',
    'percentage-not-understood': 'Ceci n’est pas un pourcentage. Par exemple : 12,5.',
    'percentage-negative': 'Le pourcentage ne peut pas être inférieur à zéro.',
    'percentage-too-precise': 'Un pourcentage a au maximum deux chiffres après la virgule.',
    'percentage-too-large': 'Un pourcentage est de 100 au maximum.',
    'date-missing': 'Saisissez une date.',
    'date-outside-period': 'Cette date est en dehors de la période sur laquelle porte le formulaire.',
    'choice-missing': 'Faites un choix.',
    'choice-unknown': 'Choisissez une des possibilités de la liste.',
    'text-missing': 'Complétez ceci.',
    'text-not-understood': 'Ce texte contient des caractères qui ne peuvent pas être conservés. Retapez-le.',
    'text-too-long': 'Ce texte est trop long. Raccourcissez-le.',
    'lines-missing': 'Ajoutez au moins une ligne.',
    'lines-not-understood': 'Ce tableau n’a pas pu être lu.',
    'lines-too-many': 'Ce tableau a trop de lignes.',
    'account-not-understood':
      'Ce n’est pas un numéro de compte que nous reconnaissons. Écrivez un IBAN (BE68 5390 0754 7034) ou un numéro de 12 chiffres.',
    'account-check-digits': 'Les chiffres de contrôle ne sont pas corrects. Vérifiez le numéro de compte.',
    'bic-not-understood': 'Ce n’est pas un BIC valable. Il compte 8 ou 11 lettres et chiffres, par exemple GKCCBEBB.',
    'name-missing': 'Saisissez le nom de la personne de contact.',
    'email-not-understood': 'Ce n’est pas une adresse e-mail. Par exemple : anne.dubois@cpas.example.',
    'phone-not-understood': 'Ce n’est pas un numéro de téléphone. Par exemple : 081 12 34 56.',
    'date-not-understood': 'Ce n’est pas une date. Par exemple : 2027-02-28.',
    'date-before-start': 'Le dernier jour ne peut pas précéder le premier.',
    'person-ambiguous':
      'Plusieurs personnes se sont connectées avec cette adresse. Demandez à la personne de se connecter avec une adresse personnelle.',
    'date-past': 'Le dernier jour est déjà passé.',
  },

  errors: {
    'already-sent': {
      title: 'Ce formulaire a déjà été envoyé',
      text: 'Les deux signatures sont apposées. Le formulaire ne peut plus qu’être consulté ; rien n’y a été modifié.',
    },
    'role-missing': {
      title: 'Vous n’avez pas le rôle nécessaire',
      text: 'Rien n’a été modifié ni signé. Le délégué à la protection des données (DPO) de votre CPAS peut vous donner le rôle nécessaire.',
    },
    'organisation-data-missing': {
      title: 'Complétez d’abord les données du CPAS',
      text: 'Le compte bancaire et la personne de contact doivent être connus avant de remplir un formulaire. Vous reviendrez ensuite au formulaire.',
    },
    'draft-missing': {
      title: 'Ce que vous aviez saisi n’est plus conservé',
      text: 'La saisie est restée trop longtemps sans être enregistrée. Ce qui avait été enregistré auparavant reste valable. Vérifiez ce qui figure ci-dessous et enregistrez à nouveau.',
    },
    'version-conflict': {
      title: 'Quelqu’un d’autre a enregistré quelque chose entre-temps',
      text: 'Votre modification n’est pas enregistrée et rien n’a été écrasé. Les deux figurent ci-dessous côte à côte.',
    },
    'nothing-to-sign': {
      title: 'Il n’y a encore rien à signer',
      text: 'Le formulaire doit d’abord être rempli et enregistré.',
    },
    'already-signed': {
      title: 'Le formulaire est déjà signé pour ce rôle',
      text: 'La signature présente reste valable. Vous n’avez plus rien à faire.',
    },
    'content-changed': {
      title: 'Le contenu a changé entre-temps',
      text: 'Vous n’avez pas signé : une signature ne vaut que pour ce que vous avez vu. Le nouveau contenu figure ci-dessous. Vérifiez-le, puis signez.',
    },
    'report-invalid': {
      title: 'Un formulaire contenant des erreurs ne peut pas être signé',
      text: 'Rien n’a été signé. Faites d’abord corriger et enregistrer le formulaire.',
    },
    'same-person': {
      title: 'Vous avez déjà signé ce formulaire',
      text: 'Le ou la président(e) et le directeur général/secrétaire doivent être deux personnes différentes. Votre première signature reste valable.',
    },
    'account-changed': {
      title: 'Le compte bancaire du CPAS a changé',
      text: 'Vous n’avez pas signé : le formulaire mentionne encore l’ancien compte. Faites-le enregistrer à nouveau ; il pourra alors être signé.',
    },
    'unique-report-closed': {
      title: 'Les données sont clôturées',
      text: 'Rien n’a été modifié. Tous les formulaires du Rapport unique sont envoyés au SPP IS ; le compte bancaire et la personne de contact ne changent donc plus. Si quelque chose n’est pas correct, contactez le SPP IS.',
    },
    'form-not-open': {
      title: 'Le formulaire n’est pas ouvert',
      text: 'Le SPP IS n’a pas encore ouvert le formulaire ou l’a déjà clôturé. Rien n’a été enregistré ni signé ; ce qui était enregistré est conservé. Les dates se trouvent près du formulaire.',
    },
    'advance-changed': {
      title: 'L’avance a été modifiée',
      text: 'Vous n’avez pas signé : le formulaire mentionne encore l’avance précédente du SPP IS. Faites-le enregistrer à nouveau ; il pourra ensuite être signé.',
    },
    'fields-wrong': {
      title: 'Il y a un problème',
      text: 'Rien n’est encore enregistré. Corrigez ce qui suit et enregistrez à nouveau.',
    },
    'engine-away': {
      title: 'Enregistrer et signer est momentanément impossible',
      text: 'Une partie de l’application est temporairement inaccessible. Rien n’est perdu : ce qui était enregistré est conservé et ce que vous avez saisi figure encore ici. Réessayez dans quelques minutes.',
    },
    'not-confirmed': {
      title: 'Nous n’avons pas encore reçu de confirmation',
      text: 'Votre demande est peut-être encore en route. Ce que vous avez saisi figure encore ici. Réessayez dans une minute : c’est sans risque, ce qui est déjà fait ne sera pas fait deux fois.',
    },
    'database-away': {
      title: 'Le Rapport unique est momentanément inaccessible',
      text: 'Rien n’est perdu : ce qui était enregistré est conservé. Réessayez dans quelques minutes.',
    },
    'login-unavailable': {
      title: 'La connexion est momentanément impossible',
      text: 'Le service d’authentification est temporairement inaccessible. Rien n’est perdu. Réessayez dans quelques minutes.',
    },
    'login-failed': {
      title: 'La connexion a échoué',
      text: 'Vous n’êtes pas connecté et rien n’a été modifié. Recommencez ; si le problème persiste, fermez votre navigateur et essayez encore.',
    },
    'login-needed': {
      title: 'Votre session est terminée',
      text: 'Vous êtes resté inactif trop longtemps ou vous vous êtes déconnecté. Rien n’est enregistré ; ce que vous avez saisi figure ci-dessous. Reconnectez-vous dans une nouvelle fenêtre, puis réessayez ici.',
    },
    'person-changed': {
      title: 'Quelqu’un d’autre s’est connecté entre-temps',
      text: 'La page avait été préparée pour une autre personne. Rien n’a été signé ni enregistré. Vérifiez en haut au nom de qui vous travaillez maintenant, puis recommencez.',
    },
    'own-signing-role': {
      title: 'Vous ne pouvez pas vous donner un rôle de signataire',
      text: 'Rien n’a été attribué. Demandez-le à un autre délégué à la protection des données (DPO) de votre CPAS.',
    },
    'invitation-open': {
      title: 'Cette adresse est déjà invitée pour ce rôle',
      text: 'Rien n’a été modifié. Retirez d’abord l’invitation précédente si vous voulez en envoyer une nouvelle.',
    },
    'invitation-accepted': {
      title: 'L’invitation a été acceptée entre-temps',
      text: 'Rien n’a été retiré. Le rôle figure maintenant dans la liste ; vous pouvez l’y retirer.',
    },
    'invitation-unknown': {
      title: 'Nous ne connaissons pas cette invitation',
      text: 'Rien n’a été modifié. Ouvrez à nouveau le lien de l’e-mail, exactement tel qu’il y figure. Si cela n’aide pas, demandez une nouvelle invitation au délégué à la protection des données (DPO).',
    },
    'invitation-expired': {
      title: 'Cette invitation a expiré',
      text: 'Rien n’a été modifié. Demandez une nouvelle invitation à la personne qui vous a invité.',
    },
    'invitation-withdrawn': {
      title: 'Cette invitation a été retirée',
      text: 'Rien n’a été modifié. Adressez-vous à la personne qui vous a invité.',
    },
    'invitation-taken': {
      title: 'Cette invitation a déjà été acceptée par quelqu’un d’autre',
      text: 'Vous n’avez reçu aucun rôle. Une invitation vaut pour une seule personne. Demandez votre propre invitation à la personne qui vous a invité.',
    },
    'role-held': {
      title: 'Vous avez déjà ce rôle',
      text: 'Rien n’a été modifié. Vous n’avez pas besoin de l’invitation : pour cette période, vous avez déjà ce rôle dans ce CPAS.',
    },
    'role-given': {
      title: 'Cette personne a déjà ce rôle',
      text: 'Rien n’a été modifié. Les périodes se chevauchent : retirez d’abord le rôle existant ou choisissez d’autres jours.',
    },
    'last-dpo': {
      title: 'C’est la dernière personne qui puisse attribuer des rôles',
      text: 'Le rôle n’a pas été retiré : sinon plus personne ne pourrait attribuer de rôles. Donnez-le d’abord à quelqu’un d’autre.',
    },
    'request-refused': {
      title: 'Cette demande n’est pas acceptée',
      text: 'Elle était illisible ou ne venait pas d’une page du Rapport unique. Rien n’a été modifié. Allez à la page d’accueil et recommencez.',
    },
    'not-found': {
      title: 'Cette page n’existe pas',
      text: 'Vérifiez l’adresse ou recommencez depuis la page d’accueil. Rien n’est perdu.',
    },
    unexpected: {
      title: 'Une erreur s’est produite',
      text: 'L’erreur vient de nous et a été notée. Ce qui était enregistré est conservé. Réessayez ; si le problème persiste, appelez le helpdesk et donnez ce code :',
    },
  },
};

import type { Texts } from '#web/text/texts.ts';

export const frame: Texts['frame'] = {
  helpHere: 'Aide pour cette page',
  newTab: 'ouvre un nouvel onglet',
  footerLabel: 'À propos de ce site',
  help: 'Aide',
  contact: 'Contact',
  accessibility: 'Accessibilité',
  privacy: 'Vie privée',
  cookies: 'Cookies',
  about: 'À propos de l’application',
  government: 'Autres informations et services officiels :',
  official: 'Un site officiel de l’autorité fédérale belge.',
  announcements: 'Annonces',
  maintenance: 'Maintenance.',
  /** What people can expect, beside what the operator wrote. */
  maintenanceHint: (from: string, until: string) =>
    `Du ${from} au ${until}, l’application peut être lente ou inaccessible. Enregistrez à temps : ce qui est enregistré est conservé, et ce qui est en cours d’envoi arrive ensuite automatiquement.`,
  helpdesk: 'Helpdesk',
  phone: 'Téléphone',
  email: 'E-mail',
};

export const legal: Texts['legal'] = {
  contact: {
    title: 'Contact',
    lead: 'Vous ne trouvez pas la réponse dans l’aide ? Adressez-vous ici.',
    sections: [
      {
        heading: 'Questions techniques',
        blocks: [
          'Vous ne parvenez pas à vous connecter, une page ne fonctionne pas comme prévu ou vous avez reçu un code d’erreur.',
          { kind: 'contact', name: 'helpdesk' },
          'Indiquez votre CPAS, le formulaire et, s’il figure sur la page, le code d’erreur. Ne communiquez jamais votre code PIN.',
        ],
      },
      {
        heading: 'Questions sur le contenu',
        blocks: [
          'Ce que vous devez remplir, un montant octroyé, un délai, un formulaire renvoyé ou un paiement.',
          { kind: 'contact', name: 'content' },
        ],
      },
      {
        heading: 'Questions sur votre rôle',
        blocks: [
          'Le délégué à la protection des données (DPO) de votre CPAS attribue et retire les rôles. Le helpdesk ne peut pas le faire.',
        ],
      },
      {
        heading: 'Vos données à caractère personnel',
        blocks: [
          'Le délégué à la protection des données du SPP Intégration sociale :',
          { kind: 'contact', name: 'dataProtection' },
        ],
      },
    ],
  },
  accessibility: {
    title: 'Déclaration d’accessibilité',
    lead: 'Le SPP Intégration sociale s’efforce de rendre ce site accessible à tous, conformément à la loi du 19 juillet 2018 relative à l’accessibilité des sites internet et des applications mobiles des organismes du secteur public.',
    sections: [
      {
        heading: 'État de conformité',
        blocks: [
          'Cette déclaration s’applique au site du Rapport unique destiné aux CPAS.',
          'Le site est partiellement conforme à la norme européenne EN 301 549 (WCAG 2.1, niveau AA). Ce qui n’est pas encore conforme ou n’a pas encore été vérifié figure ci-dessous.',
        ],
      },
      {
        heading: 'Contenu non accessible',
        blocks: [
          {
            kind: 'list',
            items: [
              'Les documents (PDF) sont structurés selon PDF/UA, mais un tableau de plusieurs centaines de lignes est difficile à suivre avec un lecteur d’écran. La page du formulaire présente les mêmes données.',
              'L’accessibilité des tableurs à télécharger (XLSX) n’a pas été vérifiée séparément. Vous pouvez encoder les mêmes lignes dans le formulaire.',
              'Le site n’a pas encore été testé par des personnes handicapées, ni avec tous les lecteurs d’écran courants.',
              'Le service d’authentification avec lequel vous vous connectez ne fait pas partie de ce site et dispose de sa propre déclaration.',
            ],
          },
          'Vous avez besoin d’une information sous une autre forme ? Demandez-la au helpdesk.',
        ],
      },
      {
        heading: 'Établissement de cette déclaration',
        blocks: [
          'Cette déclaration a été établie le 26 novembre 2026, sur la base d’une auto-évaluation.',
          'À chaque modification de l’application, toutes les pages sont vérifiées automatiquement avec axe-core, dans les trois langues, en mode clair et en mode sombre, sur un écran large de 1280 et de 320 pixels. Les principales tâches sont également parcourues sans JavaScript.',
        ],
      },
      {
        heading: 'Retour d’information et contact',
        blocks: [
          'Quelque chose ne fonctionne pas avec vos outils d’assistance ou manque dans cette déclaration ? Faites-le-nous savoir.',
          { kind: 'contact', name: 'helpdesk' },
        ],
      },
      {
        heading: 'Procédure de recours',
        blocks: [
          'Vous ne recevez pas de réponse ou elle ne vous satisfait pas ? Vous pouvez introduire une plainte auprès du Médiateur fédéral.',
          {
            kind: 'facts',
            facts: [
              { term: 'Adresse', value: 'Médiateur fédéral, rue de Louvain 48 boîte 6, 1000 Bruxelles' },
              { term: 'Téléphone', value: '0800 99 961', href: 'tel:080099961' },
              { term: 'E-mail', value: 'contact@mediateurfederal.be', href: 'mailto:contact@mediateurfederal.be' },
              { term: 'Site internet', value: 'www.mediateurfederal.be', href: 'https://www.mediateurfederal.be/fr' },
            ],
          },
        ],
      },
    ],
  },
  privacy: {
    title: 'Vie privée',
    lead: 'Quelles données à caractère personnel le Rapport unique traite, pourquoi, pendant combien de temps, et quels sont vos droits (articles 13 et 14 du règlement général sur la protection des données, RGPD).',
    sections: [
      {
        heading: 'Qui est responsable',
        blocks: [
          'Le SPP Intégration sociale, boulevard du Jardin botanique 50 boîte 165, 1000 Bruxelles, est le responsable du traitement.',
          { kind: 'contact', name: 'content' },
          'Le délégué à la protection des données (DPO) du SPP :',
          { kind: 'contact', name: 'dataProtection' },
          'Votre CPAS décide lui-même qui reçoit quel rôle et qui est la personne de contact. Pour cela, adressez-vous au DPO de votre CPAS.',
        ],
      },
      {
        heading: 'Pourquoi, et sur quelle base juridique',
        blocks: [
          {
            kind: 'list',
            items: [
              'Recevoir, vérifier et payer les rapports que les CPAS doivent introduire chaque année : une obligation légale et une mission d’intérêt public (article 6, paragraphe 1, c) et e) du RGPD). Chaque formulaire mentionne la réglementation sur laquelle il repose.',
              'Savoir qui remplit et qui signe, et pouvoir le prouver par la suite : même base juridique.',
              'Envoyer des e-mails sur ce que vous avez à faire ou sur ce qui s’est passé : même base juridique.',
              'Sécuriser l’application et enquêter sur les abus : l’obligation de l’article 32 du RGPD.',
            ],
          },
          'Aucune décision n’est fondée exclusivement sur un traitement automatisé.',
        ],
      },
      {
        heading: 'Quelles données, et de qui',
        blocks: [
          {
            kind: 'list',
            items: [
              'Du service d’authentification : votre nom, votre adresse e-mail, l’identifiant sous lequel ce service vous connaît, ainsi que le moyen et le moment de votre identification.',
              'De votre CPAS : votre rôle et sa période ; l’adresse e-mail à laquelle une invitation est envoyée ; le nom, l’adresse e-mail et le numéro de téléphone de la personne de contact ; les numéros de matricule dans certains formulaires.',
              'De vous : votre langue, le moment auquel vous souhaitez recevoir les e-mails, ce que vous saisissez, enregistrez et signez, le formulaire que vous avez ouvert, et une absence que vous signalez, avec l’adresse e-mail de la personne qui vous remplace. Une signature s’accompagne de la preuve du service d’authentification.',
              'Des serveurs de messagerie : le fait qu’un e-mail à vous ou à la personne de contact n’est pas arrivé, et pourquoi.',
              'De votre navigateur : l’adresse internet (IP) lors de chaque connexion, signature, modification et refus.',
            ],
          },
        ],
      },
      {
        heading: 'Qui les voit',
        blocks: [
          {
            kind: 'list',
            items: [
              'Les personnes qui ont un rôle dans votre CPAS.',
              'Les gestionnaires de dossiers du SPP Intégration sociale, pour les rapports envoyés.',
              'Les gestionnaires de l’application, qui travaillent pour le SPP en tant que sous-traitants.',
              'La personne à qui vous ou votre CPAS remettez un document et qui le vérifie avec le code de contrôle ou le fichier lui-même.',
            ],
          },
          'Les données ne sont pas transférées en dehors de l’Espace économique européen.',
        ],
      },
    ],
  },
  kept: {
    title: 'Combien de temps nous les conservons',
    data: 'Données',
    howLong: 'Durée',
    sessions: 'Votre session',
    sessionsFor: (idleHours: string, hours: string) =>
      `jusqu’à votre déconnexion, jusqu’à ${idleHours} heures après la dernière utilisation, et au plus ${hours} heures`,
    drafts: 'Ce que vous avez saisi sans l’enregistrer',
    draftsFor: (days: string) => `${days} jours`,
    uploads: 'Un tableur importé et non enregistré',
    uploadsFor: (hours: string) => `${hours} heures`,
    invitations: 'Une invitation',
    invitationsFor: (days: string) => `valable ${days} jours ; son destinataire reste dans l’historique`,
    reports: 'Les rapports, les signatures et leurs preuves, et l’historique',
    reportsFor: 'tant que le SPP IS doit pouvoir justifier la dépense, selon les règles de ses archives',
    persons: 'Votre nom et votre adresse e-mail',
    personsFor: 'tant qu’un rôle, un rapport ou une signature vous mentionne',
    logs: 'Les journaux techniques',
    logsFor: '30 jours',
    securityLog: 'Le journal de sécurité (adresses IP, sans noms)',
    securityLogFor: 'au moins un an',
  },
  rights: {
    heading: 'Vos droits',
    blocks: [
      'Vous pouvez consulter vos données, les faire rectifier, faire limiter leur traitement et vous y opposer. Les données que la loi nous oblige à conserver, comme une signature, ne peuvent pas être effacées. Écrivez au délégué à la protection des données.',
      { kind: 'contact', name: 'dataProtection' },
      'Vous pouvez aussi introduire une plainte auprès de l’Autorité de protection des données.',
      {
        kind: 'facts',
        facts: [
          { term: 'Adresse', value: 'rue de la Presse 35, 1000 Bruxelles' },
          { term: 'Téléphone', value: '+32 2 274 48 00', href: 'tel:+3222744800' },
          { term: 'E-mail', value: 'contact@apd-gba.be', href: 'mailto:contact@apd-gba.be' },
          {
            term: 'Site internet',
            value: 'www.autoriteprotectiondonnees.be',
            href: 'https://www.autoriteprotectiondonnees.be',
          },
        ],
      },
    ],
  },
  cookies: {
    title: 'Cookies',
    lead: 'Ce site utilise uniquement les cookies nécessaires à son fonctionnement, pour lesquels aucun consentement n’est requis. Il n’y a ni cookies de tiers ni mesure d’audience.',
    listTitle: 'Les cookies de ce site',
    name: 'Nom',
    purpose: 'Utilité',
    howLong: 'Durée',
    secureNames:
      'Sur un site sécurisé, chaque nom commence par __Host- : aucun autre site ne peut alors placer le cookie.',
    scripts:
      'Les scripts ne peuvent pas lire ces cookies, et le navigateur ne les envoie pas avec les formulaires d’autres sites.',
    kinds: {
      session: 'Vous reconnaît tant que vous êtes connecté.',
      login: 'Lie une connexion en cours à votre navigateur. Chaque connexion en a un, dont le nom a sa propre fin.',
      loggedOut:
        'Retient que vous vous êtes déconnecté : la prochaine connexion demande alors une nouvelle identification.',
      language: 'Retient la langue que vous avez choisie.',
      invitation: 'Garde une invitation pendant que vous vous connectez et la lisez.',
    },
    untilClosed: 'jusqu’à votre déconnexion ou la fermeture du navigateur',
    forMinutes: (minutes: string) => `${minutes} minutes`,
    forHours: (hours: string) => `${hours} heure${hours === '1' ? '' : 's'}`,
    forDays: (days: string) => `${days} jour${days === '1' ? '' : 's'}`,
    identity: 'Le service d’authentification place ses propres cookies lorsque vous vous y connectez.',
  },
  about: {
    title: 'À propos de l’application',
    lead: 'Avec le Rapport unique, les CPAS transmettent chaque année leurs rapports au SPP Intégration sociale, qui rembourse leurs dépenses.',
    sections: [
      {
        heading: 'De qui',
        blocks: [
          'Le SPP Intégration sociale met l’application gratuitement à la disposition des CPAS. Un navigateur courant suffit ; rien ne doit être installé.',
        ],
      },
      {
        heading: 'Licence',
        blocks: [
          'Le logiciel est libre : il est soumis à la licence publique de l’Union européenne (EUPL 1.2). Vous pouvez l’utiliser, le lire, le modifier et le distribuer.',
        ],
      },
      {
        heading: 'En savoir plus',
        blocks: [
          {
            kind: 'links',
            links: [
              { text: 'Aide', href: '/help' },
              { text: 'Vérifier un document', href: '/verify' },
              { text: 'Tableaux vides pour tableur', href: '/tables' },
            ],
          },
        ],
      },
    ],
  },
  version: 'Version',
};

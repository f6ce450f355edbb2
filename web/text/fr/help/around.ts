import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { access, invitation } from '#web/text/fr/access.ts';
import { mail } from '#web/text/fr/mails.ts';
import { verify } from '#web/text/fr/verify.ts';

/** Help about roles, mails, documents and assistive technology. Labels of the screen come from the other texts. */
export const around = {
  roles: {
    title: 'Rôles, invitations et absences',
    lead: 'Le délégué à la protection des données (DPO) de votre CPAS détermine qui peut faire quoi.',
    sections: [
      {
        heading: 'Les rôles',
        blocks: [
          {
            kind: 'list',
            items: [access.roles.editor, access.roles.chair, access.roles.generalDirector, access.roles.dpo],
          },
          'Une personne peut remplir des formulaires et aussi signer, mais pas pour les deux fonctions. Un DPO ne peut pas s’attribuer à lui-même un rôle de signataire.',
        ],
      },
      {
        heading: 'Attribuer ou retirer un rôle',
        blocks: [
          {
            kind: 'steps',
            items: [
              `Sur la page d’accueil, cliquez sur « ${access.title} ». Seul un DPO voit ce lien.`,
              `Choisissez la personne ou saisissez une adresse e-mail, choisissez le rôle et la période, et cliquez sur « ${access.grant} ».`,
              'Si nous ne connaissons pas l’adresse, une invitation est envoyée. Elle est valable 30 jours.',
            ],
          },
          `Avec « ${access.withdraw} », un rôle prend fin immédiatement. Ce que la personne a signé auparavant reste valable.`,
        ],
      },
      {
        heading: 'Accepter une invitation',
        blocks: [
          `Ouvrez le lien de l’e-mail et connectez-vous. Vous voyez l’objet de l’invitation. Cliquez sur « ${invitation.accept} ». Ensuite, personne d’autre ne peut l’utiliser.`,
        ],
      },
      {
        heading: 'Absence et remplacement',
        blocks: [
          'Si vous êtes signataire et absent pendant un temps, signalez les dates de votre absence et proposez un remplaçant. Le DPO le confirme. Pendant cette période, votre remplaçant peut signer et reçoit les rappels.',
          'Le DPO peut aussi attribuer lui-même un rôle avec un premier et un dernier jour.',
          'Si votre rôle commence plus tard, vous verrez le formulaire à partir de ce jour. S’il a expiré, demandez-en un nouveau au DPO.',
        ],
      },
    ],
  },
  mails: {
    title: 'E-mails',
    lead: 'Vous recevez un e-mail lorsque c’est votre tour, et lorsqu’il s’est passé quelque chose que vous devez savoir.',
    sections: [
      {
        heading: 'Qui reçoit quoi',
        blocks: [
          {
            kind: 'list',
            items: [
              'Les signataires : lorsqu’un formulaire est prêt à être signé, lorsqu’il ne manque plus que leur signature, et lorsqu’elle est annulée, avec ce qui a changé.',
              'Les signataires, les collaborateurs et la personne de contact : lorsqu’un formulaire est reçu, accepté ou renvoyé.',
              'Les agents et la personne de contact : lorsque le SPP IS ouvre un formulaire ou modifie un délai.',
              'La personne de contact et les signataires : des rappels avant le jour où le SPP IS attend le formulaire. Ils partent les jours ouvrables.',
              'Toute personne qui reçoit ou perd un rôle, et la présidence et la direction générale lorsque le compte bancaire change.',
            ],
          },
        ],
      },
      {
        heading: 'Moins d’e-mails',
        blocks: [
          `Au bas de chaque e-mail figure « ${mail.preferences} ». Si vous avez beaucoup de formulaires, choisissez un seul e-mail par jour. Ce qui demande votre attention immédiate arrive toujours tout de suite.`,
        ],
      },
      {
        heading: 'Vous ne recevez pas d’e-mails',
        blocks: [
          'Les e-mails vont à l’adresse que le service d’authentification a vérifiée, ou à celle de l’invitation que vous avez acceptée. Vérifiez votre adresse auprès de ce service, et consultez le dossier du courrier indésirable.',
          'Les e-mails sont rédigés dans la langue que vous avez choisie en dernier avec NL, FR ou DE, en haut.',
        ],
      },
    ],
  },
  verifying: {
    title: 'Vérifier un document',
    lead: 'Chacun peut vérifier si un document du Rapport unique est authentique et encore valable, sans se connecter.',
    sections: [
      {
        heading: 'Avec le code de contrôle',
        blocks: [
          {
            kind: 'steps',
            items: [
              `Ouvrez « ${verify.title} », ou scannez le code QR du document.`,
              `Saisissez la référence et le code de contrôle de la première page et cliquez sur « ${verify.check} ».`,
              'Comparez ce que vous voyez avec votre document. Seul ce que la page montre est scellé.',
            ],
          },
        ],
      },
      {
        heading: 'Avec le fichier',
        blocks: [
          'Importez le PDF tel que vous l’avez reçu. S’il a été modifié, vous le voyez. Un scan ou une impression en PDF ne peut pas être vérifié : utilisez alors le code de contrôle.',
        ],
      },
    ],
  },
  keyboard: {
    title: 'Clavier et outils d’assistance',
    lead: 'Tout fonctionne avec le clavier, avec un lecteur d’écran, en agrandissant et sans JavaScript.',
    sections: [
      {
        heading: 'Avec le clavier',
        blocks: [
          {
            kind: 'facts',
            facts: [
              { term: 'Tab', value: 'vers le champ, le bouton ou le lien suivant ; avec Maj, en arrière' },
              { term: 'Entrée', value: 'suit un lien, active un bouton ; dans une nouvelle ligne : l’ajoute' },
              { term: 'Espace', value: 'active un bouton, coche une case' },
              { term: 'Flèches', value: 'choisissent dans une liste' },
            ],
          },
          'Sur chaque page, la première touche Tab affiche un lien qui saute l’en-tête.',
        ],
      },
      {
        heading: 'Avec un lecteur d’écran',
        blocks: [
          'Chaque page a un seul titre, et des intertitres pour passer d’une partie à l’autre. Les erreurs sont réunies en haut, avec un lien vers chaque champ, et aussi près du champ.',
        ],
      },
      {
        heading: 'Plus grand, plus sombre, sur papier',
        blocks: [
          'Vous pouvez agrandir jusqu’à 400 % : la page s’adapte. Le site suit l’affichage clair ou sombre de votre appareil. Chaque page peut être imprimée avec le navigateur.',
          'Quelque chose ne fonctionne pas avec votre outil ? Signalez-le au helpdesk.',
          { kind: 'contact', name: 'helpdesk' },
        ],
      },
    ],
  },
} satisfies Partial<Record<HelpTopic, Article>>;

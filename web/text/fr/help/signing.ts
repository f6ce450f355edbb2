import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { history } from '#web/text/fr/history.ts';
import { overview } from '#web/text/fr/overview.ts';
import { site } from '#web/text/fr/site.ts';

/** Help about signing, and what comes after it. Labels of the screen come from the other texts. */
export const signing = {
  signing: {
    title: 'Signer',
    lead: 'La présidence et la direction générale (ou le secrétaire) signent toutes deux, dans l’ordre de leur choix. La seconde signature envoie le formulaire.',
    sections: [
      {
        heading: 'Comment signer',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Ouvrez le formulaire depuis la page d’accueil ou par le lien de l’e-mail.',
              'Vérifiez l’essentiel : le montant, le compte bancaire, les remarques et ce qui a changé. Vous pouvez ouvrir les tableaux.',
              'Si la page demande une confirmation supplémentaire, par exemple parce que votre CPAS doit rembourser un montant, cochez-la.',
              `Lisez la déclaration et cliquez sur « ${site.sign} ».`,
              'Confirmez auprès du service d’authentification. Votre identification peut dater de 30 minutes au plus ; sinon, identifiez-vous à nouveau.',
            ],
          },
          `Votre nom et le moment figurent ensuite dans le cadre « ${overview.chairSignature} » ou « ${overview.generalDirectorSignature} ».`,
        ],
      },
      {
        heading: 'Ce que signifie votre signature',
        blocks: [
          'Vous déclarez que les données sont exactes et complètes. La signature vaut exactement pour le contenu que vous avez vu. Si quelqu’un le modifie ensuite, elle est annulée et vous recevez un e-mail avec les modifications. Un enregistrement sans modification la conserve.',
          'Après la seconde signature, le formulaire est envoyé automatiquement. Il ne peut alors plus être modifié.',
          'Si le résultat est négatif, votre CPAS doit rembourser ce montant.',
        ],
      },
      {
        heading: 'Pourquoi vous ne pouvez pas signer',
        blocks: [
          {
            kind: 'list',
            items: [
              overview.whyNoSigning.invalid,
              overview.whyNoSigning.accountChanged,
              overview.whyNoSigning.advanceChanged,
              overview.whyNoSigning.notOpen,
              'Vous n’avez pas le rôle de signataire, ou il n’est pas encore valable. Adressez-vous au DPO de votre CPAS.',
              'La même personne ne peut pas signer pour les deux fonctions.',
            ],
          },
        ],
      },
    ],
  },
  'signing-many': {
    title: 'Signer plusieurs formulaires à la fois',
    lead: 'Si plusieurs formulaires attendent votre signature, vous les signez sur une seule page avec une seule identification.',
    sections: [
      {
        heading: 'Comment cela fonctionne',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Ouvrez la page depuis vos tâches sur la page d’accueil, ou par le lien de l’e-mail.',
              'Parcourez le résumé de chaque formulaire. Ouvrez un formulaire pour en voir davantage.',
              'Cochez ce que vous voulez signer et lisez la déclaration.',
              `Cliquez sur « ${site.sign} » et confirmez une fois auprès du service d’authentification.`,
            ],
          },
          'Chaque formulaire reçoit sa propre signature, exactement pour le contenu que vous avez vu.',
        ],
      },
      {
        heading: 'Le résultat',
        blocks: [
          'Pour chaque formulaire, vous voyez s’il est signé, et s’il est déjà en cours d’envoi. Si l’un d’eux a été modifié ou signé entre-temps, lui seul est refusé, avec le motif. Les autres sont signés.',
        ],
      },
    ],
  },
  sent: {
    title: 'Après l’envoi',
    lead: 'La seconde signature envoie le formulaire au SPP IS. Vous n’avez plus rien à faire.',
    sections: [
      {
        heading: 'Envoi et réception',
        blocks: [
          'L’envoi dure en général quelques secondes. Si le SPP IS est momentanément injoignable, l’envoi est réessayé automatiquement ; la page suit cela.',
          `Dès que le SPP IS a reçu le formulaire, une « ${overview.reference} » s’affiche, par exemple COV-2022-11001-1. Mentionnez-la si vous avez des questions.`,
        ],
      },
      {
        heading: 'Conserver et imprimer',
        blocks: [
          `Avec « ${site.print} », vous ouvrez le document (PDF) avec toutes les données, les deux signatures et un code de contrôle. Conservez-le ; chacun peut en vérifier l’authenticité.`,
          'Sur la page d’accueil, vous téléchargez tous les documents d’une année ensemble.',
        ],
      },
      {
        heading: 'La décision',
        blocks: [
          'Le SPP IS accepte le formulaire ou le renvoie pour correction. Vous en êtes averti par e-mail. Un formulaire accepté est clôturé ; le paiement suit.',
          `Sous « ${overview.history} », vous voyez qui a fait quoi, et quand. Avec « ${history.link} », vous ouvrez les versions antérieures, vous en comparez deux et vous voyez les e-mails envoyés.`,
        ],
      },
    ],
  },
  returned: {
    title: 'Un formulaire renvoyé',
    lead: 'Si le SPP IS renvoie un formulaire, celui-ci est de nouveau ouvert. Le motif figure en haut.',
    sections: [
      {
        heading: 'Ce que vous faites',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Lisez le motif sur la page d’accueil, dans le récapitulatif ou dans l’e-mail.',
              `Cliquez sur « ${site.change} », corrigez et cliquez sur « ${site.save} ».`,
              'La présidence et la direction générale signent à nouveau, même si rien n’a changé.',
            ],
          },
          'Le formulaire est ensuite renvoyé automatiquement et reçoit une nouvelle référence.',
        ],
      },
      {
        heading: 'Pas d’accord, ou pas clair',
        blocks: [
          'Prenez contact avec le gestionnaire de dossiers du SPP IS mentionné avec le motif.',
          { kind: 'contact', name: 'content' },
        ],
      },
    ],
  },
} satisfies Partial<Record<HelpTopic, Article>>;

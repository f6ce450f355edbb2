import type { Texts } from '#web/text/texts.ts';

export const mail: Texts['mail'] = {
  greeting: (name: string) => `Bonjour ${name},`,
  greetingSomebody: 'Bonjour,',
  open: 'Ouvrir le formulaire',
  openSigning: 'Consulter et signer',
  openApplication: 'Ouvrir le Rapport unique',
  openInvitation: 'Voir l’invitation',
  automatic: 'Ce message est envoyé automatiquement. Les réponses ne sont pas lues.',
  closing: (helper: string) =>
    `Ce message est envoyé automatiquement. Les réponses ne sont pas lues : adressez vos questions à ${helper}.`,
  becauseContact: 'Vous recevez ce message parce que vous êtes la personne de contact du CPAS pour le Rapport unique.',
  preferences: 'Choisir la fréquence et la langue de vos e-mails',
  facts: {
    form: 'Formulaire',
    organisation: 'CPAS',
    due: 'Au plus tard le',
    previousDue: 'Échéance précédente',
    closes: 'À remplir jusqu’au',
    reference: 'Référence',
    role: 'Rôle',
    period: 'Période',
    questions: 'Questions à',
  },
  'signature-asked': {
    subject: (form: string, organisation: string) => `Votre signature est demandée : ${form}, ${organisation}`,
    lead: 'Consultez le formulaire et signez-le : il ne manque plus que votre signature.',
    text: (form: string, organisation: string, by: string) =>
      `${by} a signé le formulaire « ${form} » (${organisation}). Après votre signature, il sera envoyé automatiquement au SPP IS et ne pourra plus être modifié.`,
  },
  ready: {
    subject: (form: string, organisation: string) => `Prêt à être signé : ${form}, ${organisation}`,
    subjectOfSeveral: (count: number) => `Prêts à être signés : ${count} formulaires`,
    lead: 'Consultez le formulaire et signez-le : il est entièrement rempli.',
    text: (form: string, organisation: string) =>
      `Il s’agit du formulaire « ${form} » (${organisation}). La présidence et la direction générale (ou le secrétaire) signent toutes deux, dans n’importe quel ordre. Après la seconde signature, il est envoyé automatiquement au SPP IS.`,
    leadOfSeveral: (count: number) =>
      `Consultez les ${count} formulaires et signez-les : ils sont entièrement remplis. Vous pouvez les signer sur une seule page.`,
    textOfSeveral:
      'La présidence et la direction générale (ou le secrétaire) signent toutes deux, dans n’importe quel ordre. Après la seconde signature, un formulaire est envoyé automatiquement au SPP IS.',
  },
  'signature-removed': {
    subject: (form: string, organisation: string) => `Votre signature a été supprimée : ${form}, ${organisation}`,
    lead: 'Vérifiez ce qui a changé et signez à nouveau.',
    leadIncomplete:
      'Vous n’avez rien à faire pour le moment. Vous recevrez un message dès que le formulaire sera de nouveau complet et que vous pourrez le signer.',
    text: (form: string, organisation: string, by: string) =>
      `${by} a modifié le formulaire « ${form} » (${organisation}) après votre signature. Celle-ci a donc été supprimée.`,
    changes: 'Ce qui a changé :',
    change: (what: string, before: string, after: string) => `${what} : de ${before} à ${after}`,
  },
  sent: {
    subject: (form: string, organisation: string) => `Envoyé au SPP IS : ${form}, ${organisation}`,
    lead: 'Le formulaire a été envoyé et reçu. Vous n’avez plus rien à faire.',
    text: (form: string, organisation: string) =>
      `La présidence et la direction générale (ou le secrétaire) ont signé le formulaire « ${form} » (${organisation}). Le SPP IS l’examine maintenant. Vous recevrez un message lorsqu’il sera accepté ou renvoyé.`,
    attached: 'Le document se trouve en annexe. Conservez-le.',
  },
  'report-accepted': {
    subject: (form: string, organisation: string) => `Accepté par le SPP IS : ${form}, ${organisation}`,
    lead: 'Le SPP IS a accepté le formulaire. Vous n’avez plus rien à faire.',
    text: (form: string, organisation: string) => `Il s’agit du formulaire « ${form} » (${organisation}).`,
  },
  'report-returned': {
    subject: (form: string, organisation: string) => `Renvoyé par le SPP IS : ${form}, ${organisation}`,
    lead: 'Corrigez le formulaire et faites-le signer à nouveau.',
    text: (form: string, organisation: string) =>
      `Le SPP IS a renvoyé le formulaire « ${form} » (${organisation}). Le collaborateur peut à nouveau le modifier. Ensuite, la présidence et la direction générale (ou le secrétaire) le signent à nouveau, et il est renvoyé automatiquement.`,
    reason: 'La raison donnée par le SPP IS :',
  },
  'campaign-opened': {
    subject: (form: string, organisation: string) => `Vous pouvez remplir le formulaire : ${form}, ${organisation}`,
    subjectOfSeveral: (count: number) => `Vous pouvez remplir ${count} formulaires`,
    lead: (due: string) => `Remplissez le formulaire et faites-le signer, au plus tard le ${due}.`,
    leadOfSeveral: 'Remplissez les formulaires et faites-les signer, chacun au plus tard le jour indiqué.',
    text: (form: string, organisation: string) => `Le SPP IS a ouvert le formulaire « ${form} » (${organisation}).`,
  },
  'deadline-moved': {
    subject: (form: string, organisation: string) => `Nouvelle échéance : ${form}, ${organisation}`,
    lead: (before: string, after: string) => `L’échéance est désormais le ${after}, et non plus le ${before}.`,
    text: (form: string, organisation: string) =>
      `Le SPP IS attend le formulaire « ${form} » (${organisation}) pour ce jour, signé par la présidence et par la direction générale (ou le secrétaire).`,
  },
  digest: {
    subject: (count: number) => `Votre récapitulatif : ${count} messages`,
    lead: (count: number) =>
      count === 0
        ? 'Voici ce qui s’est passé depuis votre récapitulatif précédent. Vous n’avez rien à faire.'
        : count === 1
          ? '1 formulaire attend votre signature.'
          : `${count} formulaires attendent votre signature.`,
    sections: {
      toSign: 'À signer :',
      opened: 'À remplir :',
      sent: 'Envoyés au SPP IS :',
      accepted: 'Acceptés par le SPP IS :',
    },
    due: (day: string) => `au plus tard le ${day}`,
  },
  'role-granted': {
    subject: (role: string, organisation: string) => `Vous avez reçu un rôle : ${role}, ${organisation}`,
    lead: (organisation: string) => `Vous avez reçu un rôle (${organisation}).`,
    text: (by: string) => `${by} vous a attribué ce rôle.`,
  },
  'role-withdrawn': {
    subject: (role: string, organisation: string) => `Un rôle a été retiré : ${role}, ${organisation}`,
    lead: (organisation: string) => `Vous n’avez plus ce rôle (${organisation}).`,
    text: (by: string) => `${by} a retiré le rôle. Ce que vous avez signé auparavant reste valable.`,
  },
  invitation: {
    subject: (organisation: string) => `Invitation au Rapport unique : ${organisation}`,
    lead: (until: string) => `Consultez l’invitation et acceptez-la au plus tard le ${until}.`,
    text: (organisation: string, by: string) =>
      `${by} vous invite à assumer un rôle (${organisation}). Connectez-vous d’abord : vous verrez alors de quoi il s’agit. Après votre acceptation, personne d’autre ne pourra utiliser cette invitation. Le lien est pour vous seul : ne transférez pas ce message.`,
    notForYou: 'Cette invitation ne vous est pas destinée ? Vous n’avez rien à faire.',
  },
  'invitation-accepted': {
    subject: (role: string, organisation: string) => `Vous avez accepté un rôle : ${role}, ${organisation}`,
    lead: (organisation: string) => `Vous avez maintenant un rôle (${organisation}).`,
    text: (name: string) => `Vous avez accepté l’invitation, connecté en tant que ${name}.`,
  },
  'invitation-accepted-by-other': {
    subject: (role: string, organisation: string) => `Votre invitation a été acceptée : ${role}, ${organisation}`,
    lead: 'Vérifiez qu’il s’agit bien de la personne que vous vouliez inviter. Sinon, retirez aussitôt le rôle dans la Gestion des accès.',
    text: (organisation: string, name: string) => `${name} a accepté votre invitation (${organisation}).`,
  },
  'absence-proposed': {
    subject: (who: string, organisation: string) => `Remplacement à confirmer pour ${who} : ${organisation}`,
    lead: (who: string, deputy: string) => `Confirmez ou refusez le remplacement de ${who} par ${deputy}.`,
    text: (by: string, deputy: string) =>
      `${by} sera absent(e). ${deputy} ne pourra signer à sa place pendant ces jours qu’après votre confirmation.`,
    link: 'Confirmer ou refuser',
  },
  'absence-confirmed': {
    subject: (_who: string, organisation: string) => `Votre remplacement est confirmé : ${organisation}`,
    lead: (_who: string, deputy: string) => `Pendant votre absence, ${deputy} peut signer à votre place.`,
    text: (by: string, deputy: string) =>
      `${by} a confirmé votre proposition. Pendant ces jours, c’est ${deputy} qui reçoit les rappels, et non vous. Vous pouvez toujours signer vous-même.`,
    notAcceptedYet: (deputy: string) => `${deputy} doit d’abord accepter l’invitation. D’ici là, rien ne change.`,
    link: 'Consulter vos absences',
  },
  'absence-confirmed-other': {
    subject: (who: string, organisation: string) => `${who} sera remplacé(e) : ${organisation}`,
    lead: (who: string, deputy: string) => `Pendant ces jours, ${deputy} signe à la place de ${who}.`,
    text: (by: string) => `${by} a confirmé le remplacement. Vous ne devez rien faire.`,
    link: 'Ouvrir le Rapport unique',
  },
  'absence-declined': {
    subject: (_who: string, organisation: string) => `Votre remplacement est refusé : ${organisation}`,
    lead: (_who: string, deputy: string) => `Proposez quelqu’un d’autre : ${deputy} n’est pas confirmé(e).`,
    text: (by: string) => `${by} a refusé votre proposition. Personne ne peut signer à votre place.`,
    reason: 'Le motif :',
    link: 'Proposer quelqu’un d’autre',
  },
  'absence-cancelled': {
    subject: (who: string, organisation: string) => `${who} annule une absence : ${organisation}`,
    lead: (who: string, deputy: string) => `${deputy} ne remplace plus ${who}. Vous ne devez rien faire.`,
    text: (by: string) => `${by} a annulé l’absence. Ce qui est déjà signé reste valable.`,
    link: 'Ouvrir la gestion des accès',
  },
  'account-changed': {
    subject: (organisation: string) => `Le compte bancaire a changé : ${organisation}`,
    lead: 'Vous n’étiez pas au courant ? Vérifiez aussitôt que la modification est correcte.',
    text: (organisation: string, by: string) =>
      `${by} a modifié le compte bancaire (${organisation}). Un formulaire qui mentionne l’ancien compte doit être enregistré à nouveau avant de pouvoir être signé.`,
    changes: 'Ce qui a changé :',
  },
  reminders: {
    'fill-in': {
      subject: (form: string, organisation: string, due: string) =>
        `À remplir pour le ${due} : ${form}, ${organisation}`,
      lead: (due: string) => `Remplissez le formulaire et faites-le signer, au plus tard le ${due}.`,
      text: (form: string, organisation: string) =>
        `Le formulaire « ${form} » (${organisation}) n’est pas encore rempli, ou pas entièrement. La présidence et la direction générale (ou le secrétaire) doivent encore le signer.`,
    },
    sign: {
      subject: (form: string, organisation: string) => `Votre signature manque encore : ${form}, ${organisation}`,
      lead: (due: string) => `Consultez le formulaire et signez-le, au plus tard le ${due}.`,
      text: (form: string, organisation: string) =>
        `Le formulaire « ${form} » (${organisation}) attend votre signature. Après la seconde signature, il est envoyé automatiquement au SPP IS.`,
    },
    'nobody-signs': {
      subject: (form: string, organisation: string) => `Personne ne peut signer : ${form}, ${organisation}`,
      lead: (due: string) =>
        `Demandez au délégué à la protection des données (DPO) de votre CPAS d’attribuer le rôle à quelqu’un, afin que le formulaire soit signé au plus tard le ${due}.`,
      text: (form: string, organisation: string) =>
        `Le formulaire « ${form} » (${organisation}) attend une signature, mais personne n’a actuellement le rôle nécessaire pour le signer.`,
    },
    overdue: {
      subject: (form: string, organisation: string) => `Le délai est dépassé : ${form}, ${organisation}`,
      lead: (_due: string, closing: string) =>
        `Veillez à ce que le formulaire soit rempli et signé. C’est encore possible jusqu’au ${closing} inclus.`,
      text: (form: string, organisation: string, due: string) =>
        `Le SPP IS attendait le formulaire « ${form} » (${organisation}) pour le ${due} au plus tard et ne l’a pas encore reçu.`,
    },
    list: {
      subject: (form: string, count: number) => `Pas encore reçu : ${form} (${count})`,
      lead: (count: number) =>
        count === 1
          ? 'Un CPAS n’a pas encore envoyé le formulaire.'
          : `${count} CPAS n’ont pas encore envoyé le formulaire.`,
      text: (form: string, due: string) => `Le formulaire « ${form} » était attendu pour le ${due} au plus tard.`,
      listTitle: 'Pas encore reçu :',
      stages: {
        empty: 'pas rempli',
        incomplete: 'enregistré comme brouillon',
        filledIn: 'attend les deux signatures',
        halfSigned: 'attend une signature',
      },
    },
  },
  checkpoint: {
    auditor: 'auditeur',
    subject: (day: string) => `Point de contrôle de la piste d’audit : ${day}`,
    subjectWithLoss: (day: string) => `Piste d’audit modifiée : point de contrôle du ${day}`,
    text: 'Le Rapport unique a scellé l’état actuel de sa piste d’audit. Conservez cet e-mail avec son annexe : il permettra de vérifier plus tard si quelque chose y a été effacé ou réécrit.',
    textWithLoss: (chains: number) =>
      `Le Rapport unique a scellé l’état actuel de sa piste d’audit. ${chains === 1 ? 'Une chaîne ne suit pas' : `${chains} chaînes ne suivent pas`} un point de contrôle précédent : des lignes ont été effacées ou réécrites, ou une sauvegarde plus ancienne a été restaurée. Demandez une explication aux gestionnaires. Conservez cet e-mail avec son annexe.`,
    listTitle: 'Ce qui est scellé :',
    counts: (chains: number, rows: number) => `chaînes : ${chains}, lignes : ${rows}`,
    root: (root: string) => `racine : ${root}`,
    first: 'ceci est le premier point de contrôle',
    previous: (day: string, hash: string) => `point de contrôle précédent : ${day}, ${hash}`,
    gap: (from: string, until: string) => `pas de point de contrôle du ${from} au ${until} inclus`,
    key: (kid: string) => `clé : ${kid}`,
    lost: (subject: string, rows: number, day: string) => `ne suit pas : ${subject} (${rows} lignes le ${day})`,
  },
};

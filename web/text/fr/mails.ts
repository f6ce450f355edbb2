import type { Texts } from '#web/text/texts.ts';

export const mail: Texts['mail'] = {
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
      `Le formulaire « ${form} » (${organisation}) a été signé par les deux signataires et reçu par le SPP IS. La référence est ${reference}. Vous n’avez plus rien à faire.`,
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
      `${by} vous invite à assumer ce rôle (${organisation}) : ${role}, ${period}. Ouvrez le lien et connectez-vous ; vous verrez d’abord de quoi il s’agit, puis vous accepterez. Ce lien est pour vous seul : ne le transférez pas. Vous pouvez accepter jusqu’au ${until}. Si ce message ne vous est pas destiné, vous n’avez rien à faire.`,
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
        `Le formulaire « ${form} » (${organisation}) n’est pas encore complété, ou pas entièrement. Le SPP IS l’attend pour le ${due} au plus tard, signé par la présidence et par la direction générale (ou le secrétaire).`,
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
  checkpoint: {
    auditor: 'auditeur',
    subject: (day: string) => `Point de contrôle de la piste d’audit : ${day}`,
    subjectWithLoss: (day: string) => `Piste d’audit modifiée : point de contrôle du ${day}`,
    text: 'Le Rapport unique a scellé l’état actuel de sa piste d’audit. Conservez cet e-mail avec son annexe : il permettra de vérifier plus tard si quelque chose y a été effacé ou réécrit.',
    textWithLoss: (chains: number) =>
      `Le Rapport unique a scellé l’état actuel de sa piste d’audit. ${chains === 1 ? 'Une chaîne ne suit pas' : `${chains} chaînes ne suivent pas`} un point de contrôle précédent : des lignes ont été effacées ou réécrites, ou une sauvegarde plus ancienne a été restaurée. Demandez une explication aux gestionnaires. Conservez cet e-mail avec son annexe.`,
    listTitle: 'Ce qui est scellé :',
    counts: (chains: number, rows: number) => `chaînes : ${chains}, lignes : ${rows}`,
    root: (root: string) => `racine : ${root}`,
    first: 'ceci est le premier point de contrôle',
    previous: (day: string, hash: string) => `point de contrôle précédent : ${day}, ${hash}`,
    gap: (from: string, until: string) => `pas de point de contrôle du ${from} au ${until} inclus`,
    key: (kid: string) => `clé : ${kid}`,
    lost: (subject: string, rows: number, day: string) => `ne suit pas : ${subject} (${rows} lignes le ${day})`,
  },
};

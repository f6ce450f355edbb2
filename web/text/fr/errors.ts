import { confirmFailures, failures } from '#web/site/text/fr/failures.ts';
import type { Texts } from '#web/text/texts.ts';

export const errors: Texts['errors'] = {
  ...failures,
  ...confirmFailures,
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
    text: 'Le brouillon a expiré. Ce qui avait été enregistré auparavant reste valable. Vérifiez ce qui figure ci-dessous et enregistrez à nouveau.',
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
  'repayment-not-confirmed': {
    title: 'Confirmez d’abord le remboursement',
    text: 'Rien n’a été signé. Le CPAS doit rembourser un montant : cochez à côté de votre déclaration que c’est exact, puis signez à nouveau.',
  },
  'unchanged-not-confirmed': {
    title: 'Rien n’a été modifié depuis le renvoi',
    text: 'Rien n’a été signé. Lisez pourquoi le SPP IS a renvoyé le formulaire. Si rien ne doit changer, cochez-le à côté de votre déclaration, puis signez à nouveau.',
  },
  'same-person': {
    title: 'Vous avez déjà signé ce formulaire',
    text: 'La présidence et la direction générale (ou le secrétaire) doivent être deux personnes différentes. Votre première signature reste valable.',
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
    text: 'Le SPP IS n’a pas encore ouvert le formulaire ou l’a déjà clôturé. Rien n’a été enregistré ni signé ; ce qui était enregistré est conservé. Les dates sont indiquées en haut du formulaire.',
  },
  'advance-changed': {
    title: 'L’avance a été modifiée',
    text: 'Vous n’avez pas signé : le formulaire mentionne encore l’avance précédente du SPP IS. Faites-le enregistrer à nouveau ; il pourra ensuite être signé.',
  },
  'fields-wrong': {
    title: 'Il y a un problème',
    text: 'Rien n’est encore enregistré. Corrigez ce qui suit et enregistrez à nouveau.',
  },
  'temporal-unavailable': {
    title: 'Enregistrer et signer est momentanément impossible',
    text: 'Une partie de l’application est temporairement inaccessible. Rien n’est perdu : ce qui était enregistré est conservé et ce que vous avez saisi figure encore ici. Réessayez dans quelques minutes.',
  },
  'not-confirmed': {
    title: 'Nous n’avons pas encore reçu de confirmation',
    text: 'Votre demande est peut-être encore en route. Ce que vous avez saisi figure encore ici. Réessayez dans une minute : c’est sans risque, ce qui est déjà fait ne sera pas fait deux fois.',
  },
  'database-unavailable': {
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
    title: 'Votre session a expiré',
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
  'invitation-replaced': {
    title: 'Il existe une invitation plus récente',
    text: 'Rien n’a été modifié. Cette invitation a été renvoyée : utilisez le lien du dernier e-mail.',
  },
  'invitation-closed': {
    title: 'Cette invitation n’est plus ouverte',
    text: 'Rien n’a été envoyé. L’invitation a été retirée ou déjà renvoyée entre-temps ; la situation actuelle figure ci-dessous.',
  },
  'absence-settled': {
    title: 'Cette proposition n’attend plus de réponse',
    text: 'Rien n’a été modifié. L’absence a été confirmée, refusée ou annulée entre-temps, ou elle est terminée ; la situation actuelle figure ci-dessous.',
  },
  'period-ended': {
    title: 'Le dernier jour de ce rôle est passé',
    text: 'Rien n’a été envoyé. Retirez l’invitation et invitez à nouveau, avec d’autres jours.',
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
  'mail-quota-reached': {
    title: 'Trop d’e-mails ont déjà été envoyés aujourd’hui',
    text: 'Rien n’a été modifié. Chaque octroi, invitation et modification du compte envoie des e-mails à d’autres personnes ; leur nombre par jour est limité pour chaque CPAS. Réessayez demain. Retirer un rôle est toujours possible.',
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
};

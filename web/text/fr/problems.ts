import { dates } from '#web/site/text/fr/dates.ts';
import type { Texts } from '#web/text/texts.ts';

export const problems: Texts['problems'] = {
  'amount-missing': 'Saisissez un montant. Si rien n’a été dépensé, saisissez 0.',
  'amount-not-understood': 'Ceci n’est pas un montant. Par exemple : 1 234,50.',
  'amount-negative': 'Le montant ne peut pas être inférieur à zéro.',
  'amount-too-precise': 'Un montant a au maximum deux chiffres après la virgule.',
  'amount-too-large': 'Le montant est trop élevé : au maximum 999 999 999,99 euros.',
  'number-missing': 'Saisissez un nombre. S’il n’y en a pas, saisissez 0.',
  'number-not-understood': 'Ceci n’est pas un nombre. Par exemple : 1 234.',
  'number-negative': 'Le nombre ne peut pas être inférieur à zéro.',
  'number-not-whole': 'Ce doit être un nombre entier, sans virgule.',
  'number-too-large': 'Le nombre est trop élevé : au maximum 999 999 999.',
  'percentage-missing': 'Saisissez un pourcentage.',
  'percentage-not-understood': 'Ceci n’est pas un pourcentage. Par exemple : 12,5.',
  'percentage-negative': 'Le pourcentage ne peut pas être inférieur à zéro.',
  'percentage-too-precise': 'Un pourcentage a au maximum deux chiffres après la virgule.',
  'percentage-too-large': 'Un pourcentage est de 100 au maximum.',
  'date-missing': 'Saisissez une date.',
  'date-outside-period': 'Cette date est en dehors de la période sur laquelle porte le formulaire.',
  'choice-missing': 'Choisissez une des possibilités de la liste.',
  'choice-unknown': 'Choisissez une des possibilités de la liste.',
  'text-missing': 'Complétez ceci.',
  'text-not-understood': 'Ce texte contient des caractères qui ne peuvent pas être conservés. Retapez-le.',
  'text-not-printable':
    'Ce texte contient des caractères qui ne peuvent pas figurer dans le document. Remplacez-les ou supprimez-les.',
  'text-too-long': 'Ce texte est trop long. Raccourcissez-le.',
  'lines-missing': 'Ajoutez au moins une ligne.',
  'lines-not-understood': 'Ce tableau n’a pas pu être lu.',
  'lines-too-many': 'Ce tableau a trop de lignes.',
  'account-missing': 'Saisissez le numéro de compte.',
  'account-not-understood':
    'Ce n’est pas un numéro de compte que nous reconnaissons. Écrivez un IBAN (BE68 5390 0754 7034) ou un numéro de 12 chiffres.',
  'account-check-digits': 'Les chiffres de contrôle ne sont pas corrects. Vérifiez le numéro de compte.',
  'account-outside-sepa':
    'Le SPP IS ne verse que sur des comptes de la zone SEPA. Indiquez un compte d’un pays de cette zone.',
  'bic-missing': 'Saisissez le BIC.',
  'bic-not-understood': 'Ce n’est pas un BIC valable. Il compte 8 ou 11 lettres et chiffres, par exemple GKCCBEBB.',
  'bic-other-country':
    'Un compte belge a le BIC d’une banque en Belgique : les cinquième et sixième caractères sont BE.',
  'bic-other-bank':
    'Selon la liste de la Banque nationale, un autre BIC correspond à ce numéro de compte. Videz le champ pour l’utiliser, ou enregistrez à nouveau si ce BIC est bien correct.',
  'name-missing': 'Saisissez le nom de la personne de contact.',
  'email-missing': 'Saisissez une adresse e-mail.',
  'email-not-understood': 'Ce n’est pas une adresse e-mail. Par exemple : anne.dubois@cpas.example.',
  'email-name-not-ascii':
    'Avant l’@, seuls les lettres sans accent, les chiffres et des signes tels que le point et le tiret sont possibles : beaucoup de serveurs de messagerie ne distribuent pas les autres adresses. Utilisez une adresse sans accents.',
  'phone-missing': 'Saisissez un numéro de téléphone.',
  'phone-not-understood': 'Ce n’est pas un numéro de téléphone. Par exemple : 081 12 34 56.',
  'date-not-understood': dates.notUnderstood,
  'date-before-start': 'Le dernier jour ne peut pas précéder le premier.',
  'person-ambiguous':
    'Plusieurs personnes se sont connectées avec cette adresse. Demandez à la personne de se connecter avec une adresse personnelle.',
  'first-day-missing': 'Saisissez le premier jour.',
  'last-day-missing': 'Saisissez le dernier jour.',
  'first-day-past': 'Le premier jour est déjà passé. Choisissez aujourd’hui ou un jour ultérieur.',
  'absence-overlaps':
    'Vous avez déjà signalé une absence pour l’un de ces jours. Choisissez d’autres jours ou annulez la précédente.',
  'deputy-self': 'Vous ne pouvez pas vous proposer vous-même. Choisissez quelqu’un d’autre.',
  'deputy-has-role':
    'Cette personne peut déjà signer dans ce rôle l’un de ces jours. Choisissez quelqu’un d’autre ou d’autres jours.',
  'deputy-same-signer':
    'Cette personne signe aussi dans l’autre rôle. Les deux signatures doivent être celles de deux personnes différentes : choisissez quelqu’un d’autre.',
  'deputy-only-dpo':
    'Cette personne est le seul délégué à la protection des données (DPO) et ne peut pas se donner un rôle de signature. Choisissez quelqu’un d’autre.',
  'reason-missing': 'Écrivez pourquoi vous refusez.',
  'role-not-chosen': 'Choisissez un rôle.',
  'date-past': 'Le dernier jour est déjà passé.',
};

import type { Texts } from '#services/identity/text/texts.ts';

export const start: Texts['start'] = {
  title: 'La connexion commence dans l’application',
  paragraph: 'Ouvrez le Rapport unique et choisissez de vous y connecter. Vous arriverez alors ici automatiquement.',
};

import type { Texts } from '#services/identity/text/texts.ts';

export const site: Texts['site'] = {
  service: 'Föderale Authentifizierung',
  application: 'Einheitsbericht',
  toApplication: 'Zurück zum Einheitsbericht',
  standIn: 'Dies ist eine Nachbildung des föderalen Authentifizierungsdienstes, zum Ausprobieren.',
  standInLimits: 'Hier wird niemand wirklich identifiziert.',
  ministry: 'ÖPD Sozialeingliederung',
  functions: {
    clerk: 'Mitarbeiter',
    chair: 'Präsident',
    director: 'Generaldirektor',
    dpo: 'Datenschutzbeauftragter (DSB)',
    handler: 'Sachbearbeiter',
  },
  errorCode: 'Fehlercode',
};

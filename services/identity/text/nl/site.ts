import type { Person } from '#services/identity/persons.ts';

/** What several pages say. */
export const site = {
  service: 'Federale authenticatie',
  application: 'Uniek Verslag',
  toApplication: 'Terug naar Uniek Verslag',
  standIn: 'Dit is een nabootsing van de federale authenticatiedienst, om uit te proberen.',
  standInLimits: 'Niemand wordt hier echt geïdentificeerd.',
  ministry: 'POD Maatschappelijke Integratie',
  functions: {
    clerk: 'Medewerker',
    chair: 'Voorzitter',
    director: 'Algemeen directeur',
    dpo: 'Functionaris voor gegevensbescherming (DPO)',
    handler: 'Dossierbehandelaar',
  } satisfies Record<Person['function'], string>,
  errorCode: 'Foutcode',
};

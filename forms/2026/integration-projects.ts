/**
 * Individualised projects for social integration (GPMI, PIIS).
 *
 * Sources: the law of 26 May 2002 on the right to social integration, as amended by the law of 21 July 2016. FPS MI
 * pays a special grant of 10% of the living wage for everyone with a project, towards guidance and activation. Projects
 * lead to work or to training, or are about full-time studies.
 *
 * Not known: which costs must be proved. Assumption: the grant is paid up to the costs of guidance and activation, all
 * kinds of projects together, less what was paid in advance.
 */

import { shareOf } from '#forms/amount.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { advance, payable } from '#forms/fields.ts';

/** The special grant, in hundredths of a percent of the living wage: 10%. */
const SPECIAL_GRANT = 1_000;

export const integrationProjects2026: FormDefinition = {
  id: 'integration-projects',
  year: 2026,
  version: 1,
  referencePrefix: 'GPMI',
  title: {
    nl: 'De geïndividualiseerde projecten maatschappelijke integratie',
    fr: 'Les projets individualisés d’intégration sociale',
    de: 'Die individualisierten Projekte zur sozialen Eingliederung',
  },
  introduction: {
    nl: 'De projecten (GPMI) van 2026 per soort: hoeveel dossiers, welk leefloon eraan toegekend werd, en wat begeleiding en activering kostten.',
    fr: 'Les projets (PIIS) de 2026 par type : combien de dossiers, quel revenu d’intégration y a été octroyé, et le coût de l’accompagnement et de l’activation.',
    de: 'Die Projekte (IPSE) des Jahres 2026 je Art: wie viele Akten, welches Eingliederungseinkommen dafür gewährt wurde, und was Begleitung und Aktivierung gekostet haben.',
  },
  sections: [
    {
      title: { nl: 'Projecten', fr: 'Projets', de: 'Projekte' },
      fields: [
        advance({ nl: 'Al betaalde toelage', fr: 'Subvention déjà payée', de: 'Bereits gezahlter Zuschuss' }),
        {
          kind: 'table',
          id: 'projects',
          label: { nl: 'Projecten per soort', fr: 'Projets par type', de: 'Projekte je Art' },
          help: {
            nl: 'Eenzelfde soort mag op meer dan één regel staan, bijvoorbeeld per dienst. De bijzondere toelage is 10% van het leefloon.',
            fr: 'Un type peut figurer sur plusieurs lignes, par exemple par service. La subvention particulière est de 10 % du revenu d’intégration.',
            de: 'Eine Art darf in mehreren Zeilen stehen, zum Beispiel je Dienst. Der besondere Zuschuss beträgt 10 % des Eingliederungseinkommens.',
          },
          minLines: 1,
          columns: [
            {
              kind: 'choice',
              id: 'sort',
              label: { nl: 'Soort', fr: 'Type', de: 'Art' },
              options: [
                {
                  id: 'work',
                  label: {
                    nl: 'Project gericht op tewerkstelling',
                    fr: 'Projet axé sur l’emploi',
                    de: 'Auf Beschäftigung ausgerichtet',
                  },
                },
                { id: 'training', label: { nl: 'Vorming', fr: 'Formation', de: 'Ausbildung' } },
                {
                  id: 'studies',
                  label: {
                    nl: 'Studies met voltijds leerplan',
                    fr: 'Études de plein exercice',
                    de: 'Vollzeitstudium',
                  },
                },
                { id: 'general', label: { nl: 'Algemeen', fr: 'Général', de: 'Allgemein' } },
              ],
            },
            { kind: 'number', id: 'files', total: true, label: { nl: 'Dossiers', fr: 'Dossiers', de: 'Akten' } },
            {
              kind: 'amount',
              id: 'income',
              total: true,
              label: { nl: 'Leefloon', fr: 'Revenu d’intégration', de: 'Eingliederungseinkommen' },
            },
            {
              kind: 'computed',
              id: 'grant',
              total: true,
              label: { nl: 'Toelage (10%)', fr: 'Subvention (10 %)', de: 'Zuschuss (10 %)' },
              from: ['income'],
              compute: (income) => shareOf(income, SPECIAL_GRANT),
            },
            {
              kind: 'amount',
              id: 'cost',
              total: true,
              label: { nl: 'Kosten', fr: 'Coûts', de: 'Kosten' },
            },
          ],
        },
      ],
    },
    {
      title: { nl: 'Afrekening', fr: 'Décompte', de: 'Abrechnung' },
      fields: [
        {
          kind: 'computed',
          id: 'justified',
          label: {
            nl: 'Verantwoorde toelage',
            fr: 'Subvention justifiée',
            de: 'Nachgewiesener Zuschuss',
          },
          help: {
            nl: 'De toelage van 10%, voor zover er kosten van begeleiding en activering waren.',
            fr: 'La subvention de 10 %, dans la mesure des coûts d’accompagnement et d’activation.',
            de: 'Der Zuschuss von 10 %, soweit es Kosten für Begleitung und Aktivierung gab.',
          },
          from: ['projects.grant', 'projects.cost'],
          compute: (grant, cost) => Math.min(grant, cost),
        },
        payable(['justified', 'advance'], (justified, paid) => justified - paid),
      ],
    },
  ],
  checks: [
    {
      id: 'incomeWithoutFile',
      level: 'error',
      each: 'projects',
      from: ['files', 'income'],
      fails: (files, income) => files === 0 && income > 0,
      text: {
        nl: 'Een leefloon hoort bij minstens één dossier.',
        fr: 'Un revenu d’intégration correspond à au moins un dossier.',
        de: 'Zu einem Eingliederungseinkommen gehört mindestens eine Akte.',
      },
    },
    {
      id: 'costBelowGrant',
      level: 'warning',
      from: ['projects.cost', 'projects.grant'],
      fails: (cost, grant) => cost < grant,
      text: {
        nl: 'De kosten liggen lager dan de toelage van 10%. Alleen de kosten worden betaald.',
        fr: 'Les coûts sont inférieurs à la subvention de 10 %. Seuls les coûts sont payés.',
        de: 'Die Kosten liegen unter dem Zuschuss von 10 %. Nur die Kosten werden gezahlt.',
      },
    },
  ],
  payable: 'payable',
  justified: ['justified'],
};

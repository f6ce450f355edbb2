/**
 * Participation and social activation.
 *
 * Sources: the yearly royal decree on measures that promote the participation and social activation of the centres'
 * users (its annex lists the grant of each centre; the period is the calendar year), and the questions and answers of
 * FPS MI. An investment is EUR 500 at most, without VAT. When only a part of a group belongs to the target group, only
 * that part of the cost counts.
 *
 * Not known: which percentage of the grant may go to each measure; the decrees set it every year. Assumption: FPS MI
 * grants a maximum for each measure; costs above it are not refunded and do not move to another measure.
 */

import type { Check, FormDefinition, LocalText, TableField } from '#forms/definition.ts';
import { aboveMaximum, advance, maximum, payable, refundUpTo } from '#forms/fields.ts';

const activities = (id: string, label: LocalText, help: LocalText): TableField => ({
  kind: 'table',
  id,
  label,
  help,
  columns: [
    { kind: 'text', id: 'activity', label: { nl: 'Activiteit', fr: 'Activité', de: 'Aktivität' } },
    {
      kind: 'choice',
      id: 'sort',
      label: { nl: 'Soort', fr: 'Type', de: 'Art' },
      options: [
        { id: 'individual', label: { nl: 'Individuele steun', fr: 'Aide individuelle', de: 'Einzelhilfe' } },
        { id: 'group', label: { nl: 'Groepsactiviteit', fr: 'Activité de groupe', de: 'Gruppenaktivität' } },
        { id: 'investment', label: { nl: 'Investering', fr: 'Investissement', de: 'Investition' } },
        { id: 'staff', label: { nl: 'Personeel', fr: 'Personnel', de: 'Personal' } },
      ],
    },
    {
      kind: 'number',
      id: 'beneficiaries',
      total: true,
      label: { nl: 'Begunstigden', fr: 'Bénéficiaires', de: 'Begünstigte' },
    },
    { kind: 'amount', id: 'cost', total: true, label: { nl: 'Kosten', fr: 'Coûts', de: 'Kosten' } },
  ],
});

const limitOf = (table: string) => ({ amounts: [`${table}.cost`], maximum: `${table}Maximum` });

const investment = (table: string): Check => ({
  id: `${table}Investment`,
  level: 'warning',
  each: table,
  when: { field: 'sort', is: ['investment'] },
  from: ['cost'],
  fails: (cost) => cost > 50_000,
  text: {
    nl: 'Een investering is hoogstens 500 EUR, zonder btw.',
    fr: 'Un investissement est de 500 EUR au maximum, hors TVA.',
    de: 'Eine Investition beträgt höchstens 500 EUR, ohne Mehrwertsteuer.',
  },
});

export const participation2026: FormDefinition = {
  id: 'participation',
  year: 2026,
  version: 1,
  referencePrefix: 'PSA',
  title: {
    nl: 'De participatie en sociale activering',
    fr: 'La participation et l’activation sociale',
    de: 'Die Teilhabe und soziale Aktivierung',
  },
  introduction: {
    nl: 'De activiteiten van 2026 voor gebruikers van het OCMW, per maatregel, met het aantal begunstigden en de kosten. Van een gemengde groep telt alleen het deel van de kosten voor de doelgroep.',
    fr: 'Les activités de 2026 pour les usagers du CPAS, par mesure, avec le nombre de bénéficiaires et les coûts. Pour un groupe mixte, seule compte la part des coûts pour le groupe cible.',
    de: 'Die Aktivitäten des Jahres 2026 für Nutzer des ÖSHZ, je Maßnahme, mit der Zahl der Begünstigten und den Kosten. Bei einer gemischten Gruppe zählt nur der Kostenanteil für die Zielgruppe.',
  },
  sections: [
    {
      title: { nl: 'Toegekende bedragen', fr: 'Montants octroyés', de: 'Gewährte Beträge' },
      fields: [
        maximum('participationMaximum', {
          nl: 'Maximum voor participatie',
          fr: 'Maximum pour la participation',
          de: 'Höchstbetrag für Teilhabe',
        }),
        maximum('modulesMaximum', {
          nl: 'Maximum voor socioprofessionele modules',
          fr: 'Maximum pour les modules socioprofessionnels',
          de: 'Höchstbetrag für sozialberufliche Module',
        }),
        maximum('childPovertyMaximum', {
          nl: 'Maximum voor kinderarmoede',
          fr: 'Maximum pour la pauvreté infantile',
          de: 'Höchstbetrag für Kinderarmut',
        }),
        advance(),
      ],
    },
    {
      title: { nl: 'Activiteiten', fr: 'Activités', de: 'Aktivitäten' },
      fields: [
        activities(
          'participation',
          { nl: 'Participatie', fr: 'Participation', de: 'Teilhabe' },
          {
            nl: 'Deelname aan sociale, sportieve en culturele activiteiten en verenigingen, toegang tot informatie en communicatie.',
            fr: 'Participation à des activités et associations sociales, sportives et culturelles, accès à l’information et à la communication.',
            de: 'Teilnahme an sozialen, sportlichen und kulturellen Aktivitäten und Vereinen, Zugang zu Information und Kommunikation.',
          },
        ),
        activities(
          'modules',
          { nl: 'Socioprofessionele modules', fr: 'Modules socioprofessionnels', de: 'Sozialberufliche Module' },
          {
            nl: 'Collectieve modules als stap naar opleiding of werk.',
            fr: 'Modules collectifs comme étape vers une formation ou un emploi.',
            de: 'Kollektive Module als Schritt zu Ausbildung oder Arbeit.',
          },
        ),
        activities(
          'childPoverty',
          { nl: 'Kinderarmoede', fr: 'Pauvreté infantile', de: 'Kinderarmut' },
          {
            nl: 'Steun voor kinderen van gebruikers: onderwijs, gezondheid, vrije tijd.',
            fr: 'Aide aux enfants des usagers : enseignement, santé, loisirs.',
            de: 'Hilfe für Kinder von Nutzern: Unterricht, Gesundheit, Freizeit.',
          },
        ),
      ],
    },
    {
      title: { nl: 'Afrekening', fr: 'Décompte', de: 'Abrechnung' },
      fields: [
        refundUpTo(
          'participationRefund',
          {
            nl: 'In aanmerking genomen voor participatie',
            fr: 'Pris en compte pour la participation',
            de: 'Berücksichtigt für Teilhabe',
          },
          limitOf('participation'),
        ),
        refundUpTo(
          'modulesRefund',
          {
            nl: 'In aanmerking genomen voor socioprofessionele modules',
            fr: 'Pris en compte pour les modules socioprofessionnels',
            de: 'Berücksichtigt für sozialberufliche Module',
          },
          limitOf('modules'),
        ),
        refundUpTo(
          'childPovertyRefund',
          {
            nl: 'In aanmerking genomen voor kinderarmoede',
            fr: 'Pris en compte pour la pauvreté infantile',
            de: 'Berücksichtigt für Kinderarmut',
          },
          limitOf('childPoverty'),
        ),
        payable(
          ['participationRefund', 'modulesRefund', 'childPovertyRefund', 'advance'],
          (participation, modules, childPoverty, paid) => participation + modules + childPoverty - paid,
        ),
      ],
    },
  ],
  checks: [
    investment('participation'),
    investment('modules'),
    investment('childPoverty'),
    aboveMaximum('participationAbove', limitOf('participation'), {
      nl: 'De kosten voor participatie liggen hoger dan het maximum. Wat erboven ligt, wordt niet terugbetaald.',
      fr: 'Les coûts de la participation dépassent le maximum. Le surplus n’est pas remboursé.',
      de: 'Die Kosten für Teilhabe liegen über dem Höchstbetrag. Was darüber liegt, wird nicht erstattet.',
    }),
    aboveMaximum('modulesAbove', limitOf('modules'), {
      nl: 'De kosten voor socioprofessionele modules liggen hoger dan het maximum. Wat erboven ligt, wordt niet terugbetaald.',
      fr: 'Les coûts des modules socioprofessionnels dépassent le maximum. Le surplus n’est pas remboursé.',
      de: 'Die Kosten für sozialberufliche Module liegen über dem Höchstbetrag. Was darüber liegt, wird nicht erstattet.',
    }),
    aboveMaximum('childPovertyAbove', limitOf('childPoverty'), {
      nl: 'De kosten voor kinderarmoede liggen hoger dan het maximum. Wat erboven ligt, wordt niet terugbetaald.',
      fr: 'Les coûts de la pauvreté infantile dépassent le maximum. Le surplus n’est pas remboursé.',
      de: 'Die Kosten für Kinderarmut liegen über dem Höchstbetrag. Was darüber liegt, wird nicht erstattet.',
    }),
  ],
  payable: 'payable',
  justified: ['participation.cost', 'modules.cost', 'childPoverty.cost'],
};

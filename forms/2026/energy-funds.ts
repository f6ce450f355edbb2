/**
 * Social funds for gas and electricity.
 *
 * Source: the law of 4 September 2002, which gives the centres the task of guiding and helping those most in need with
 * energy. Article 4 pays for staff (mediation, budget guidance), article 6 for unpaid bills and for a preventive social
 * energy policy; the centre decides which of the two measures of article 6 comes first. What is not spent is deducted
 * from the grant of the next year (royal decree after the Council of Ministers of 4 February 2005).
 *
 * Not known: the ceilings of the cost per full-time staff member. Assumption: each of the two parts is refunded up to
 * what was granted for it; nothing moves from one part to the other.
 *
 * Version 2 adds the number of households with guidance for their energy use.
 */

import type { FormDefinition, Section } from '#forms/definition.ts';
import { aboveMaximum, advance, maximum, payable, refundUpTo } from '#forms/fields.ts';

const staffLimit = { amounts: ['staff.cost'], maximum: 'staffMaximum' };
const measuresLimit = { amounts: ['interventions.amount', 'prevention.amount'], maximum: 'measuresMaximum' };

const sections: readonly Section[] = [
  {
    title: { nl: 'Toegekende bedragen', fr: 'Montants octroyés', de: 'Gewährte Beträge' },
    fields: [
      maximum('staffMaximum', {
        nl: 'Toegekend voor personeel (artikel 4)',
        fr: 'Octroyé pour le personnel (article 4)',
        de: 'Gewährt für Personal (Artikel 4)',
      }),
      maximum('measuresMaximum', {
        nl: 'Toegekend voor steun en preventie (artikel 6)',
        fr: 'Octroyé pour l’aide et la prévention (article 6)',
        de: 'Gewährt für Hilfe und Vorbeugung (Artikel 6)',
      }),
      advance(),
    ],
  },
  {
    title: { nl: 'Personeel (artikel 4)', fr: 'Personnel (article 4)', de: 'Personal (Artikel 4)' },
    help: {
      nl: 'Het personeel dat onderhandelt over afbetalingsplannen en mensen begeleidt bij hun budget en hun energieverbruik.',
      fr: 'Le personnel qui négocie des plans de paiement et accompagne les personnes pour leur budget et leur consommation.',
      de: 'Das Personal, das Zahlungspläne aushandelt und Menschen bei ihrem Budget und ihrem Energieverbrauch begleitet.',
    },
    fields: [
      {
        kind: 'table',
        id: 'staff',
        label: { nl: 'Personeelsleden', fr: 'Membres du personnel', de: 'Personalmitglieder' },
        lineName: { nl: 'Personeelslid', fr: 'Membre du personnel', de: 'Personalmitglied' },
        key: ['member'],
        columns: [
          {
            kind: 'text',
            id: 'member',
            maxLength: 60,
            label: { nl: 'Personeelsnummer', fr: 'Matricule', de: 'Personalnummer' },
          },
          {
            kind: 'percentage',
            id: 'fraction',
            label: { nl: 'Deel van voltijds', fr: 'Fraction de temps plein', de: 'Anteil an Vollzeit' },
          },
          {
            kind: 'amount',
            id: 'cost',
            total: true,
            label: { nl: 'Brutokost', fr: 'Coût brut', de: 'Bruttokosten' },
          },
        ],
      },
      {
        kind: 'number',
        id: 'debtFiles',
        label: {
          nl: 'Dossiers met begeleiding bij schulden',
          fr: 'Dossiers avec accompagnement de dettes',
          de: 'Akten mit Schuldnerbegleitung',
        },
      },
      {
        kind: 'number',
        id: 'guidanceFiles',
        label: {
          nl: 'Huishoudens begeleid bij hun energieverbruik',
          fr: 'Ménages accompagnés pour leur consommation d’énergie',
          de: 'Bei ihrem Energieverbrauch begleitete Haushalte',
        },
      },
    ],
  },
  {
    title: {
      nl: 'Steun en preventie (artikel 6)',
      fr: 'Aide et prévention (article 6)',
      de: 'Hilfe und Vorbeugung (Artikel 6)',
    },
    fields: [
      {
        kind: 'table',
        id: 'interventions',
        label: {
          nl: 'Tegemoetkomingen voor onbetaalde facturen',
          fr: 'Interventions dans des factures impayées',
          de: 'Beihilfen für unbezahlte Rechnungen',
        },
        columns: [
          {
            kind: 'choice',
            id: 'energy',
            label: { nl: 'Energie', fr: 'Énergie', de: 'Energie' },
            options: [
              { id: 'electricity', label: { nl: 'Elektriciteit', fr: 'Électricité', de: 'Strom' } },
              { id: 'gas', label: { nl: 'Gas', fr: 'Gaz', de: 'Gas' } },
              {
                id: 'both',
                label: { nl: 'Elektriciteit en gas', fr: 'Électricité et gaz', de: 'Strom und Gas' },
              },
            ],
          },
          {
            kind: 'number',
            id: 'households',
            total: true,
            label: { nl: 'Huishoudens', fr: 'Ménages', de: 'Haushalte' },
          },
          { kind: 'amount', id: 'amount', total: true, label: { nl: 'Bedrag', fr: 'Montant', de: 'Betrag' } },
        ],
      },
      {
        kind: 'table',
        id: 'prevention',
        label: { nl: 'Preventieve acties', fr: 'Actions préventives', de: 'Vorbeugende Maßnahmen' },
        columns: [
          { kind: 'text', id: 'action', label: { nl: 'Actie', fr: 'Action', de: 'Maßnahme' } },
          {
            kind: 'choice',
            id: 'sort',
            label: { nl: 'Soort', fr: 'Type', de: 'Art' },
            options: [
              {
                id: 'appliances',
                label: { nl: 'Aankoop van toestellen', fr: 'Achat d’appareils', de: 'Kauf von Geräten' },
              },
              {
                id: 'maintenance',
                label: { nl: 'Controle en onderhoud', fr: 'Contrôle et entretien', de: 'Kontrolle und Wartung' },
              },
              {
                id: 'works',
                label: { nl: 'Werken aan de woning', fr: 'Travaux au logement', de: 'Arbeiten an der Wohnung' },
              },
              {
                id: 'information',
                label: { nl: 'Informatie', fr: 'Information', de: 'Information' },
              },
            ],
          },
          {
            kind: 'number',
            id: 'households',
            total: true,
            label: { nl: 'Huishoudens', fr: 'Ménages', de: 'Haushalte' },
          },
          { kind: 'amount', id: 'amount', total: true, label: { nl: 'Bedrag', fr: 'Montant', de: 'Betrag' } },
        ],
      },
    ],
  },
  {
    title: { nl: 'Afrekening', fr: 'Décompte', de: 'Abrechnung' },
    fields: [
      refundUpTo(
        'staffRefund',
        {
          nl: 'In aanmerking genomen voor personeel',
          fr: 'Pris en compte pour le personnel',
          de: 'Berücksichtigt für Personal',
        },
        staffLimit,
      ),
      refundUpTo(
        'measuresRefund',
        {
          nl: 'In aanmerking genomen voor steun en preventie',
          fr: 'Pris en compte pour l’aide et la prévention',
          de: 'Berücksichtigt für Hilfe und Vorbeugung',
        },
        measuresLimit,
      ),
      {
        kind: 'computed',
        id: 'balance',
        label: {
          nl: 'Niet besteed, in mindering op volgend jaar',
          fr: 'Non dépensé, à déduire l’année suivante',
          de: 'Nicht ausgegeben, wird im nächsten Jahr abgezogen',
        },
        from: ['staffMaximum', 'measuresMaximum', 'staffRefund', 'measuresRefund'],
        compute: (staffMaximum, measuresMaximum, staff, measures) => staffMaximum + measuresMaximum - staff - measures,
      },
      payable(['staffRefund', 'measuresRefund', 'advance'], (staff, measures, paid) => staff + measures - paid),
    ],
  },
];

export const energyFunds2026: FormDefinition = {
  id: 'energy-funds',
  year: 2026,
  version: 2,
  referencePrefix: 'ENE',
  title: {
    nl: 'De sociale fondsen gas en elektriciteit',
    fr: 'Les fonds sociaux gaz et électricité',
    de: 'Die Sozialfonds Gas und Strom',
  },
  introduction: {
    nl: 'Wat het OCMW in 2026 besteedde aan wie zijn energiefactuur niet kan betalen: personeel, tegemoetkomingen en preventie.',
    fr: 'Ce que le CPAS a dépensé en 2026 pour les personnes qui ne peuvent payer leur facture d’énergie : personnel, interventions et prévention.',
    de: 'Was das ÖSHZ 2026 für Menschen ausgegeben hat, die ihre Energierechnung nicht bezahlen können: Personal, Beihilfen und Vorbeugung.',
  },
  sections,
  checks: [
    aboveMaximum('aboveStaffMaximum', staffLimit, {
      nl: 'De personeelskosten liggen hoger dan wat ervoor toegekend werd. Alleen het toegekende bedrag komt in aanmerking.',
      fr: 'Les frais de personnel dépassent le montant octroyé. Seul ce montant est pris en compte.',
      de: 'Die Personalkosten liegen über dem dafür gewährten Betrag. Nur dieser wird berücksichtigt.',
    }),
    aboveMaximum('aboveMeasuresMaximum', measuresLimit, {
      nl: 'Steun en preventie samen liggen hoger dan wat ervoor toegekend werd. Alleen het toegekende bedrag komt in aanmerking.',
      fr: 'L’aide et la prévention dépassent ensemble le montant octroyé. Seul ce montant est pris en compte.',
      de: 'Hilfe und Vorbeugung liegen zusammen über dem dafür gewährten Betrag. Nur dieser wird berücksichtigt.',
    }),
    {
      id: 'interventionWithoutHousehold',
      level: 'error',
      each: 'interventions',
      from: ['households', 'amount'],
      fails: (households, amount) => households === 0 && amount > 0,
      text: {
        nl: 'Een tegemoetkoming met een bedrag is voor minstens één huishouden.',
        fr: 'Une intervention avec un montant concerne au moins un ménage.',
        de: 'Eine Beihilfe mit einem Betrag ist für mindestens einen Haushalt.',
      },
    },
  ],
  payable: 'payable',
  justified: [...staffLimit.amounts, ...measuresLimit.amounts],
};

/** Without the number of households with guidance. */
export const energyFunds2026v1: FormDefinition = {
  ...energyFunds2026,
  version: 1,
  sections: sections.map((section) => ({
    ...section,
    fields: section.fields.filter(({ id }) => id !== 'guidanceFiles'),
  })),
};

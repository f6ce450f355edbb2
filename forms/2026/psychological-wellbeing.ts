/**
 * Psychological well-being: premiums and costs of psychological support for the centres' users.
 *
 * Sources: the royal decrees of 30 November 2022 and 5 December 2023 on the psychological well-being of young people
 * and students, and FPS MI's page about the grant. The grant may pay for actions and projects, partnerships, services
 * of third parties (for one person or for a group), campaigns about them, and staff training. It is paid in full in
 * advance.
 *
 * Not known: the amount of a premium and who may receive one. Assumption: the centre states how many premiums it paid
 * and of which amount; premiums and costs together are refunded up to what was granted.
 */

import type { FormDefinition } from '#forms/definition.ts';
import { aboveMaximum, advance, maximum, payable } from '#forms/fields.ts';

export const psychologicalWellbeing2026: FormDefinition = {
  id: 'psychological-wellbeing',
  year: 2026,
  version: 1,
  referencePrefix: 'PSY',
  title: { nl: 'Psychologisch welzijn', fr: 'Bien-être psychologique', de: 'Psychisches Wohlbefinden' },
  introduction: {
    nl: 'De premies en de kosten van 2026 voor psychologische ondersteuning van gebruikers van het OCMW.',
    fr: 'Les primes et les coûts de 2026 pour le soutien psychologique des usagers du CPAS.',
    de: 'Die Prämien und Kosten des Jahres 2026 für die psychologische Unterstützung von Nutzern des ÖSHZ.',
  },
  sections: [
    {
      title: { nl: 'Toegekende bedragen', fr: 'Montants octroyés', de: 'Gewährte Beträge' },
      fields: [
        maximum('maximum', { nl: 'Toegekend door de POD MI', fr: 'Octroyé par le SPP IS', de: 'Vom ÖPD SE gewährt' }),
        advance({ nl: 'Al betaald', fr: 'Déjà payé', de: 'Bereits gezahlt' }),
      ],
    },
    {
      title: { nl: 'Premies en kosten', fr: 'Primes et coûts', de: 'Prämien und Kosten' },
      fields: [
        {
          kind: 'table',
          id: 'premiums',
          label: { nl: 'Premies', fr: 'Primes', de: 'Prämien' },
          help: {
            nl: 'Eén regel per bedrag van een premie.',
            fr: 'Une ligne par montant de prime.',
            de: 'Eine Zeile je Betrag einer Prämie.',
          },
          key: ['premium'],
          columns: [
            { kind: 'number', id: 'count', total: true, label: { nl: 'Aantal', fr: 'Nombre', de: 'Anzahl' } },
            {
              kind: 'amount',
              id: 'premium',
              label: { nl: 'Bedrag per premie', fr: 'Montant par prime', de: 'Betrag je Prämie' },
            },
            {
              kind: 'computed',
              id: 'amount',
              total: true,
              label: { nl: 'Bedrag', fr: 'Montant', de: 'Betrag' },
              from: ['count', 'premium'],
              compute: (count, premium) => count * premium,
            },
          ],
        },
        {
          kind: 'table',
          id: 'costs',
          label: { nl: 'Kosten', fr: 'Coûts', de: 'Kosten' },
          columns: [
            { kind: 'text', id: 'description', label: { nl: 'Omschrijving', fr: 'Description', de: 'Bezeichnung' } },
            {
              kind: 'choice',
              id: 'sort',
              label: { nl: 'Soort', fr: 'Type', de: 'Art' },
              options: [
                { id: 'action', label: { nl: 'Actie of project', fr: 'Action ou projet', de: 'Aktion oder Projekt' } },
                { id: 'partnership', label: { nl: 'Partnerschap', fr: 'Partenariat', de: 'Partnerschaft' } },
                {
                  id: 'thirdParty',
                  label: { nl: 'Prestatie van derden', fr: 'Prestation de tiers', de: 'Leistung Dritter' },
                },
                { id: 'campaign', label: { nl: 'Campagne', fr: 'Campagne', de: 'Kampagne' } },
                { id: 'training', label: { nl: 'Opleiding', fr: 'Formation', de: 'Schulung' } },
              ],
            },
            {
              kind: 'number',
              id: 'beneficiaries',
              total: true,
              label: { nl: 'Begunstigden', fr: 'Bénéficiaires', de: 'Begünstigte' },
            },
            { kind: 'amount', id: 'amount', total: true, label: { nl: 'Bedrag', fr: 'Montant', de: 'Betrag' } },
          ],
        },
      ],
    },
    {
      title: { nl: 'Afrekening', fr: 'Décompte', de: 'Abrechnung' },
      fields: [
        {
          kind: 'computed',
          id: 'total',
          label: { nl: 'Premies en kosten samen', fr: 'Total des primes et coûts', de: 'Prämien und Kosten zusammen' },
          from: ['premiums.amount', 'costs.amount'],
          compute: (premiums, costs) => premiums + costs,
        },
        payable(['total', 'maximum', 'advance'], (total, limit, paid) => Math.min(total, limit) - paid, {
          nl: 'Onder nul: wat het OCMW moet terugbetalen.',
          fr: 'En dessous de zéro : ce que le CPAS doit rembourser.',
          de: 'Unter null: was das ÖSHZ zurückzahlen muss.',
        }),
      ],
    },
  ],
  checks: [
    {
      id: 'premiumOfNothing',
      level: 'error',
      each: 'premiums',
      from: ['count', 'premium'],
      fails: (count, premium) => (count === 0) !== (premium === 0),
      text: {
        nl: 'Bij een aantal premies hoort een bedrag per premie, en omgekeerd.',
        fr: 'À un nombre de primes correspond un montant par prime, et inversement.',
        de: 'Zu einer Anzahl von Prämien gehört ein Betrag je Prämie, und umgekehrt.',
      },
    },
    aboveMaximum(
      'aboveMaximum',
      { amounts: ['total'], maximum: 'maximum' },
      {
        nl: 'Premies en kosten liggen hoger dan het toegekende bedrag. Alleen dat bedrag wordt terugbetaald.',
        fr: 'Les primes et coûts dépassent le montant octroyé. Seul ce montant est remboursé.',
        de: 'Prämien und Kosten liegen über dem gewährten Betrag. Nur dieser wird erstattet.',
      },
    ),
  ],
  payable: 'payable',
  justified: ['total'],
};

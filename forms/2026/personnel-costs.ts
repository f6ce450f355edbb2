/**
 * Personnel costs: what FPS MI pays towards the staff who deal with the right to social integration.
 *
 * Sources: the law of 26 May 2002 on the right to social integration, article 40, and the royal decree of 3 September
 * 2004: a yearly lump sum for each file. FPS MI computes it from the files that it knows; here it is the granted
 * maximum.
 *
 * Not known: which functions count and how a cost must be proved. Assumption: every cost of a staff member in the year
 * counts, up to the granted maximum.
 */

import type { FormDefinition } from '#forms/definition.ts';
import { aboveMaximum, maximum, payable } from '#forms/fields.ts';

export const personnelCosts2026: FormDefinition = {
  id: 'personnel-costs',
  year: 2026,
  version: 1,
  referencePrefix: 'PER',
  title: { nl: 'De personeelskosten', fr: 'Les frais de personnel', de: 'Die Personalkosten' },
  introduction: {
    nl: 'De personeelskosten van 2026 voor de toepassing van het recht op maatschappelijke integratie, per personeelslid. De POD MI betaalt ten hoogste het toegekende bedrag terug.',
    fr: 'Les frais de personnel de 2026 pour l’application du droit à l’intégration sociale, par membre du personnel. Le SPP IS rembourse au maximum le montant octroyé.',
    de: 'Die Personalkosten des Jahres 2026 für die Anwendung des Rechts auf soziale Eingliederung, je Personalmitglied. Der ÖPD SE erstattet höchstens den gewährten Betrag.',
  },
  sections: [
    {
      title: { nl: 'Toegekend bedrag', fr: 'Montant octroyé', de: 'Gewährter Betrag' },
      fields: [
        maximum('maximum', {
          nl: 'Maximum toegekend door de POD MI',
          fr: 'Maximum octroyé par le SPP IS',
          de: 'Vom ÖPD SE gewährter Höchstbetrag',
        }),
      ],
    },
    {
      title: { nl: 'Personeel', fr: 'Personnel', de: 'Personal' },
      fields: [
        {
          kind: 'table',
          id: 'staff',
          label: { nl: 'Personeelsleden', fr: 'Membres du personnel', de: 'Personalmitglieder' },
          lineName: { nl: 'Personeelslid', fr: 'Membre du personnel', de: 'Personalmitglied' },
          help: {
            nl: 'Eén regel per personeelslid en per periode. De brutokost is wat het OCMW voor die periode betaalde, werkgeversbijdragen inbegrepen, voor het vermelde deel van een voltijdse betrekking.',
            fr: 'Une ligne par membre du personnel et par période. Le coût brut est ce que le CPAS a payé pour cette période, cotisations patronales comprises, pour la fraction de temps plein indiquée.',
            de: 'Eine Zeile je Personalmitglied und Zeitraum. Die Bruttokosten sind das, was das ÖSHZ für diesen Zeitraum einschließlich der Arbeitgeberbeiträge für den angegebenen Teil einer Vollzeitstelle gezahlt hat.',
          },
          minLines: 1,
          // One line for each staff member and period.
          key: ['member', 'from'],
          columns: [
            {
              kind: 'text',
              id: 'member',
              maxLength: 60,
              label: { nl: 'Personeelsnummer', fr: 'Matricule', de: 'Personalnummer' },
            },
            {
              kind: 'choice',
              id: 'function',
              label: { nl: 'Functie', fr: 'Fonction', de: 'Funktion' },
              options: [
                {
                  id: 'socialWorker',
                  label: { nl: 'Maatschappelijk werker', fr: 'Assistant(e) social(e)', de: 'Sozialarbeiter(in)' },
                },
                {
                  id: 'administrative',
                  label: { nl: 'Administratief medewerker', fr: 'Agent administratif', de: 'Verwaltungskraft' },
                },
                { id: 'other', label: { nl: 'Andere functie', fr: 'Autre fonction', de: 'Andere Funktion' } },
              ],
            },
            {
              kind: 'date',
              id: 'from',
              earliest: '2026-01-01',
              latest: '2026-12-31',
              label: { nl: 'Van', fr: 'Du', de: 'Von' },
              inText: { nl: 'begindatum', fr: 'date de début', de: 'Anfangsdatum' },
            },
            {
              kind: 'date',
              id: 'until',
              earliest: '2026-01-01',
              latest: '2026-12-31',
              label: { nl: 'Tot en met', fr: 'Au (inclus)', de: 'Bis einschließlich' },
              inText: { nl: 'einddatum', fr: 'date de fin', de: 'Enddatum' },
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
      ],
    },
    {
      title: { nl: 'Afrekening', fr: 'Décompte', de: 'Abrechnung' },
      fields: [
        {
          kind: 'computed',
          id: 'total',
          label: { nl: 'Totale personeelskost', fr: 'Total des frais de personnel', de: 'Personalkosten insgesamt' },
          from: ['staff.cost'],
          compute: (cost) => cost,
        },
        {
          kind: 'computed',
          id: 'ownShare',
          label: {
            nl: 'Ten laste van het OCMW (boven het maximum)',
            fr: 'À charge du CPAS (au-delà du maximum)',
            de: 'Zulasten des ÖSHZ (über dem Höchstbetrag)',
          },
          from: ['total', 'maximum'],
          compute: (total, limit) => Math.max(total - limit, 0),
        },
        payable(['total', 'maximum'], (total, limit) => Math.min(total, limit)),
      ],
    },
  ],
  checks: [
    {
      id: 'period',
      level: 'error',
      each: 'staff',
      from: ['from', 'until'],
      fails: (from, until) => until < from,
      text: {
        nl: 'De laatste dag van een periode mag niet vóór de eerste dag liggen.',
        fr: 'Le dernier jour d’une période ne peut pas précéder le premier.',
        de: 'Der letzte Tag eines Zeitraums darf nicht vor dem ersten liegen.',
      },
    },
    {
      id: 'fraction',
      level: 'error',
      each: 'staff',
      from: ['fraction'],
      fails: (fraction) => fraction === 0,
      text: {
        nl: 'Het deel van een voltijdse betrekking moet meer dan 0% zijn.',
        fr: 'La fraction de temps plein doit être supérieure à 0 %.',
        de: 'Der Anteil an einer Vollzeitstelle muss mehr als 0 % betragen.',
      },
    },
    aboveMaximum(
      'aboveMaximum',
      { amounts: ['total'], maximum: 'maximum' },
      {
        nl: 'De kosten liggen hoger dan het maximum dat de POD MI toegekend heeft. Alleen dat maximum wordt betaald.',
        fr: 'Les frais dépassent le maximum octroyé par le SPP IS. Seul ce maximum sera payé.',
        de: 'Die Kosten liegen über dem vom ÖPD SE gewährten Höchstbetrag. Nur dieser wird gezahlt.',
      },
    ),
  ],
  payable: 'payable',
  justified: ['total'],
};

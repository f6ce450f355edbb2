/**
 * Covid-19: the temporary premium of EUR 25 a month on top of certain benefits, refunded by FPS MI.
 *
 * Source: the manual of the Unique Report, chapter "Het formulier Covid-19: Tijdelijke premie" (requirements C1-C3).
 *
 * The warnings were added to version 1 later: they do not change what is signed.
 */

import type { FormDefinition } from '#forms/definition.ts';
import { advance, payable } from '#forms/fields.ts';

export const covidPremium2022: FormDefinition = {
  id: 'covid-premium',
  year: 2022,
  version: 1,
  referencePrefix: 'COV',
  title: {
    nl: 'Covid-19: Tijdelijke premie',
    fr: 'Covid-19 : Prime temporaire',
    de: 'Covid-19: Vorübergehende Prämie',
  },
  introduction: {
    nl: 'Het totaalbedrag dat het OCMW besteedde aan de premies van 25 EUR (van 1.1.2022 tot en met 31.3.2022).',
    fr: 'Le montant total que le CPAS a consacré aux primes de 25 EUR (du 1.1.2022 au 31.3.2022 inclus).',
    de: 'Der Gesamtbetrag, den das ÖSHZ für die Prämien von 25 EUR ausgegeben hat (vom 1.1.2022 bis einschließlich 31.3.2022).',
  },
  sections: [
    {
      fields: [
        advance({
          nl: 'Voorschot toegekend door de POD MI',
          fr: 'Avance octroyée par le SPP IS',
          de: 'Vom ÖPD SE gewährter Vorschuss',
        }),
        {
          kind: 'amount',
          id: 'justifiedTotal',
          label: { nl: 'Verantwoord totaalbedrag', fr: 'Montant total justifié', de: 'Nachgewiesener Gesamtbetrag' },
          help: {
            nl: 'De premies die in de loop van 2022 zijn betaald: de premies voor de periode van 1.1.2022 tot en met 31.3.2022, en de premies voor 2021 waarvoor zowel de toekenningsbeslissing als de betaling in 2022 viel. Een premie is 25 EUR.',
            fr: 'Les primes payées dans le courant de 2022 : celles de la période du 1.1.2022 au 31.3.2022 inclus, et celles de 2021 dont la décision d’octroi et le paiement datent tous deux de 2022. Une prime est de 25 EUR.',
            de: 'Die im Laufe des Jahres 2022 ausgezahlten Prämien: jene für den Zeitraum vom 1.1.2022 bis einschließlich 31.3.2022 sowie jene für 2021, bei denen sowohl die Gewährung als auch die Auszahlung im Jahr 2022 erfolgte. Eine Prämie beträgt 25 EUR.',
          },
        },
        payable(['justifiedTotal', 'advance'], (total, paid) => total - paid),
      ],
    },
  ],
  checks: [
    {
      id: 'premiums-of-25',
      level: 'warning',
      from: ['justifiedTotal'],
      fails: (total) => total % 2500 !== 0,
      text: {
        nl: 'Het verantwoorde totaalbedrag is geen veelvoud van 25 EUR, het bedrag van een premie.',
        fr: 'Le montant total justifié n’est pas un multiple de 25 EUR, le montant d’une prime.',
        de: 'Der nachgewiesene Gesamtbetrag ist kein Vielfaches von 25 EUR, dem Betrag einer Prämie.',
      },
    },
    {
      id: 'nothing-spent',
      level: 'warning',
      from: ['justifiedTotal'],
      fails: (total) => total === 0,
      text: {
        nl: 'Het verantwoorde totaalbedrag is 0: er zou geen enkele premie betaald zijn.',
        fr: 'Le montant total justifié est de 0 : aucune prime n’aurait été payée.',
        de: 'Der nachgewiesene Gesamtbetrag ist 0: Demnach wäre keine einzige Prämie gezahlt worden.',
      },
    },
  ],
  payable: 'payable',
  justified: ['justifiedTotal'],
};

import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { decimal, MAX_AMOUNT } from '#forms/amount.ts';
import { type PaymentOrder, paymentFile } from '#services/fps-mi/payments/payment-file.ts';
import { hasPip, schemaErrors } from '#test/support/payment-schema.ts';

const order: PaymentOrder = {
  id: 'PAY-000012',
  createdAt: new Date('2027-03-01T23:30:00Z'),
  executeOn: '2027-03-03',
  payer: { name: 'POD Maatschappelijke Integratie', iban: 'BE71096123456769', bic: 'GKCCBEBB' },
  transfers: [
    {
      ...{ reference: 'COV-2022-62063-1', creditor: 'CPAS Liège', iban: 'BE68539007547034', amount: 123_450 },
      purpose: 'Covid-19 : Prime temporaire 2022',
    },
    {
      ...{ reference: 'COV-2022-63023-2', creditor: 'ÖSHZ Eupen', iban: 'BE71096123456769', amount: 1 },
      purpose: 'Covid-19: Zeitweilige Prämie <2022> & “mehr”',
    },
  ],
};

/** The texts at a path of elements, in their order. */
function texts(file: string, path: string): string[] {
  using document = XmlDocument.fromString(file);
  const steps = path.split('/').map((step) => `p:${step}`);
  const found = document.find(`//${steps.join('/')}`, { p: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' });
  return found.map((node) => node.content);
}

describe('a payment file', () => {
  it('says who pays whom how much, by which reference, on which day', () => {
    const file = paymentFile(order);
    const said = Object.entries({
      'GrpHdr/MsgId': ['PAY-000012'],
      // As the clock stood in Belgium.
      'GrpHdr/CreDtTm': ['2027-03-02T00:30:00'],
      'GrpHdr/NbOfTxs': ['2'],
      'GrpHdr/CtrlSum': ['1234.51'],
      'PmtInf/PmtMtd': ['TRF'],
      'PmtInf/PmtTpInf/SvcLvl/Cd': ['SEPA'],
      'PmtInf/ReqdExctnDt/Dt': ['2027-03-03'],
      'Dbtr/Nm': ['POD Maatschappelijke Integratie'],
      'DbtrAcct/Id/IBAN': ['BE71096123456769'],
      'DbtrAgt/FinInstnId/BICFI': ['GKCCBEBB'],
      ChrgBr: ['SLEV'],
      'CdtTrfTxInf/PmtId/EndToEndId': ['COV-2022-62063-1', 'COV-2022-63023-2'],
      'CdtTrfTxInf/Amt/InstdAmt': ['1234.50', '0.01'],
      'CdtTrfTxInf/CdtrAcct/Id/IBAN': ['BE68539007547034', 'BE71096123456769'],
    });
    for (const [path, expected] of said) expect(texts(file, path), path).toEqual(expected);
    expect(file.match(/ Ccy="[A-Z]+"/g)).toEqual([' Ccy="EUR"', ' Ccy="EUR"']);
  });

  it('is written in the characters that every bank takes', () => {
    const file = paymentFile(order);
    expect(texts(file, 'Cdtr/Nm')).toEqual(['CPAS Liege', 'OSHZ Eupen']);
    expect(texts(file, 'RmtInf/Ustrd')).toEqual([
      'COV-2022-62063-1 Covid-19 : Prime temporaire 2022',
      'COV-2022-63023-2 Covid-19: Zeitweilige Pramie 2022 mehr',
    ]);
  });

  it('is the same for the same order', () => {
    expect(paymentFile(order)).toBe(paymentFile(order));
  });

  it('is refused where an account number is none, or an amount is nothing', () => {
    const [transfer] = order.transfers;
    if (transfer === undefined) throw new Error('the order pays nothing');
    const changed = (change: object) => () => paymentFile({ ...order, transfers: [{ ...transfer, ...change }] });
    expect(changed({ iban: 'BE68539007547035' })).toThrow();
    expect(changed({ amount: 0 })).toThrow();
    expect(changed({ amount: MAX_AMOUNT + 1 })).toThrow();
    expect(changed({ reference: 'x'.repeat(36) })).toThrow();
    expect(changed({})).not.toThrow();
  });

  it('holds every amount and their sum exactly to the cent', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: MAX_AMOUNT }), { minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(amounts, (cents) => {
        const transfers = cents.map((amount, index) => ({
          ...{
            reference: `COV-2022-11001-${index + 1}`,
            creditor: 'OCMW Aartselaar',
            iban: 'BE68539007547034',
            amount,
          },
          purpose: 'x',
        }));
        const file = paymentFile({ ...order, transfers });
        expect([...file.matchAll(/<InstdAmt Ccy="EUR">([^<]*)</g)].map(([, text]) => text)).toEqual(cents.map(decimal));
        const sum = decimal(cents.reduce((total, amount) => total + amount, 0));
        expect([...file.matchAll(/<CtrlSum>([^<]*)</g)].map(([, text]) => text)).toEqual([sum, sum]);
      }),
      { numRuns: 50 },
    );
  });
});

// pip is nothing that the program needs: where it is not, the schema of ISO 20022 is not looked at.
describe.runIf(await hasPip())('the published schema of ISO 20022', () => {
  it('finds nothing wrong with a payment file', async () => {
    expect(await schemaErrors(paymentFile(order))).toEqual([]);
  }, 120_000);

  it('finds nothing wrong with the longest of each', async () => {
    const longest: PaymentOrder = {
      ...{ ...order, id: `PAY-${'9'.repeat(9)}`, payer: { ...order.payer, name: 'n'.repeat(70) } },
      transfers: [
        {
          ...{ reference: `${'X'.repeat(10)}-2099-99999-${'9'.repeat(10)}`, creditor: 'œ'.repeat(100) },
          ...{ iban: 'MT84MALT011000012345MTLCAST001S', amount: MAX_AMOUNT, purpose: 'é'.repeat(300) },
        },
      ],
    };
    expect(await schemaErrors(paymentFile(longest))).toEqual([]);
  }, 120_000);

  it('would notice what is wrong', async () => {
    const file = paymentFile(order);
    expect(await schemaErrors(file.replace('<PmtMtd>TRF<', '<PmtMtd>CASH<'))).not.toEqual([]);
    expect(await schemaErrors(file.replace(/<DbtrAgt>.*?<\/DbtrAgt>/s, ''))).not.toEqual([]);
  }, 120_000);
});

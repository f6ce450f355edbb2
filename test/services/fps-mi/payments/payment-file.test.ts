import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { decimal, MAX_AMOUNT } from '#forms/amount.ts';
import { type PaymentOrder, paymentFile } from '#services/fps-mi/payments/payment-file.ts';
import { schemaErrors } from '#test/support/payment-schema.ts';

const order: PaymentOrder = {
  id: 'PAY-000012',
  createdAt: new Date('2027-03-01T23:30:00Z'),
  executeOn: '2027-03-03',
  payer: { name: 'POD Maatschappelijke Integratie', iban: 'BE71096123456769', bic: 'GKCCBEBB' },
  transfers: [
    {
      reference: 'COV-2022-62063-1',
      creditor: 'CPAS Liège',
      iban: 'BE68539007547034',
      amount: 123_450,
      purpose: 'Covid-19\u00a0: Prime temporaire 2022',
    },
    {
      reference: 'COV-2022-63023-2',
      creditor: 'ÖSHZ Eupen',
      iban: 'BE71096123456769',
      amount: 1,
      purpose: 'Covid-19: Zeitweilige Prämie <2022> & “mehr”',
    },
  ],
};

/** The texts of the elements at a path, in document order. */
function texts(file: string, path: string): string[] {
  using document = XmlDocument.fromString(file);
  const steps = path.split('/').map((step) => `p:${step}`);
  const found = document.find(`//${steps.join('/')}`, { p: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' });
  return found.map((node) => node.content);
}

describe('a payment file', () => {
  it('names the payer and, for each transfer, the creditor, amount, reference and day', () => {
    const file = paymentFile(order);
    const expectedTexts = Object.entries({
      'GrpHdr/MsgId': ['PAY-000012'],
      // Belgian local time.
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
    for (const [path, expected] of expectedTexts) expect(texts(file, path), path).toEqual(expected);
    expect(file.match(/ Ccy="[A-Z]+"/g)).toEqual([' Ccy="EUR"', ' Ccy="EUR"']);
  });

  it('contains only characters that every bank accepts', () => {
    const file = paymentFile(order);
    expect(texts(file, 'Cdtr/Nm')).toEqual(['CPAS Liege', 'OSHZ Eupen']);
    expect(texts(file, 'RmtInf/Ustrd')).toEqual([
      'COV-2022-62063-1 Covid-19 : Prime temporaire 2022',
      "COV-2022-63023-2 Covid-19: Zeitweilige Pramie 2022 + 'mehr'",
    ]);
  });

  it.each([
    ['Straße Łódź Ærø Đorđević Þór', 'Strasse Lodz Aero Dordevic Thor'],
    ['Ελλάς Щербакова', 'Ellas Shcherbakova'],
    ['李小龙', 'LiXiaoLong'],
    ['10 € “smart” ‘quotes’ – «ici»…', "10 EUR 'smart' 'quotes' - 'ici'..."],
    ['1 000\u202f000 @ 5 % # 1_2', '1 000 000 5 1 2'],
    ['/a//b/', 'a/b'],
    ['😀 ❤️', 'NOTPROVIDED'],
    ['', 'NOTPROVIDED'],
  ])('writes the name %j as %j', (creditor, written) => {
    const [transfer] = order.transfers;
    if (transfer === undefined) throw new Error('the order pays nothing');
    expect(texts(paymentFile({ ...order, transfers: [{ ...transfer, creditor }] }), 'Cdtr/Nm')).toEqual([written]);
  });

  it('writes any name in the characters that every bank accepts, and never an empty one', () => {
    const [transfer] = order.transfers;
    if (transfer === undefined) throw new Error('the order pays nothing');
    const names = fc.sample(fc.string({ unit: 'binary', maxLength: 200 }), { seed: 3, numRuns: 100 });
    const file = paymentFile({
      ...order,
      transfers: names.map((creditor) => ({ ...transfer, creditor, purpose: creditor })),
    });
    for (const written of [...texts(file, 'Cdtr/Nm'), ...texts(file, 'RmtInf/Ustrd')]) {
      expect(written).toMatch(/^(?! )[A-Za-z0-9/?:().,'+ -]{1,140}(?<! )$/);
    }
  });

  it('is the same text for the same order', () => {
    expect(paymentFile(order)).toBe(paymentFile(order));
  });

  it('is not made with an invalid account number, amount or reference', () => {
    const [transfer] = order.transfers;
    if (transfer === undefined) throw new Error('the order pays nothing');
    const changed = (change: object) => () => paymentFile({ ...order, transfers: [{ ...transfer, ...change }] });
    expect(changed({ iban: 'BE68539007547035' })).toThrow();
    expect(changed({ amount: 0 })).toThrow();
    expect(changed({ amount: MAX_AMOUNT + 1 })).toThrow();
    expect(changed({ reference: 'x'.repeat(36) })).toThrow();
    expect(changed({})).not.toThrow();
  });

  it('contains every amount and their sum, exact to the cent', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: MAX_AMOUNT }), { minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(amounts, (cents) => {
        const transfers = cents.map((amount, index) => ({
          reference: `COV-2022-11001-${index + 1}`,
          creditor: 'OCMW Aartselaar',
          iban: 'BE68539007547034',
          amount,
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

describe('the schema of ISO 20022', () => {
  it('accepts a payment file', () => {
    expect(schemaErrors(paymentFile(order))).toEqual([]);
  });

  it('accepts the longest text and the largest number in every field', () => {
    const longest: PaymentOrder = {
      ...order,
      id: `PAY-${'9'.repeat(9)}`,
      payer: { ...order.payer, name: 'n'.repeat(70) },
      transfers: [
        {
          reference: `${'X'.repeat(10)}-2099-99999-${'9'.repeat(10)}`,
          creditor: 'œ'.repeat(100),
          iban: 'MT84MALT011000012345MTLCAST001S',
          amount: MAX_AMOUNT,
          purpose: 'é'.repeat(300),
        },
      ],
    };
    expect(schemaErrors(paymentFile(longest))).toEqual([]);
  });

  it('refuses a wrong value and a missing element', () => {
    const file = paymentFile(order);
    expect(schemaErrors(file.replace('<PmtMtd>TRF<', '<PmtMtd>CASH<'))).not.toEqual([]);
    expect(schemaErrors(file.replace(/<DbtrAgt>.*?<\/DbtrAgt>/s, ''))).not.toEqual([]);
  });
});

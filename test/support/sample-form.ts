import type { FormDefinition, LocalText } from '#forms/definition.ts';

const text = (word: string): LocalText => ({ nl: `${word} (nl)`, fr: `${word} (fr)`, de: `${word} (de)` });

/** A form with a field of every kind, for tests only: it is not in the catalogue. */
export const sampleForm: FormDefinition = {
  id: 'sample',
  year: 2026,
  version: 1,
  referencePrefix: 'SAM',
  title: text('Sample'),
  introduction: text('Introduction'),
  sections: [
    {
      title: text('General'),
      fields: [
        { kind: 'granted', id: 'granted', grant: 'advance', label: text('Granted') },
        { kind: 'amount', id: 'rent', label: text('Rent') },
        { kind: 'number', id: 'files', label: text('Files') },
        { kind: 'percentage', id: 'share', label: text('Share') },
        { kind: 'date', id: 'day', label: text('Day'), earliest: '2026-01-01', latest: '2026-12-31' },
        {
          kind: 'choice',
          id: 'way',
          label: text('Way'),
          options: [
            { id: 'own', label: text('Own') },
            { id: 'shared', label: text('Shared') },
          ],
        },
        { kind: 'text', id: 'remark', label: text('Remark'), optional: true },
      ],
    },
    {
      title: text('Staff'),
      fields: [
        {
          kind: 'table',
          id: 'staff',
          label: text('Staff'),
          minLines: 1,
          maxLines: 500,
          columns: [
            { kind: 'text', id: 'task', label: text('Task') },
            { kind: 'date', id: 'from', label: text('From') },
            { kind: 'date', id: 'until', label: text('Until') },
            { kind: 'amount', id: 'gross', label: text('Gross') },
            { kind: 'amount', id: 'premium', label: text('Premium'), optional: true },
            {
              kind: 'computed',
              id: 'days',
              label: text('Days'),
              unit: 'number',
              from: ['from', 'until'],
              compute: (from, until) => until - from + 1,
            },
          ],
        },
        {
          kind: 'computed',
          id: 'total',
          label: text('Total'),
          from: ['rent', 'staff.gross', 'granted'],
          compute: (rent, gross, granted) => rent + gross - granted,
        },
      ],
    },
  ],
  checks: [
    {
      id: 'order',
      level: 'error',
      each: 'staff',
      from: ['from', 'until'],
      fails: (from, until) => until < from,
      text: text('The last day is before the first'),
    },
    {
      id: 'own-has-no-share',
      level: 'error',
      when: { field: 'way', is: ['own'] },
      from: ['share'],
      fails: (share) => share > 0,
      text: text('Nothing is shared'),
    },
    {
      id: 'many-files',
      level: 'warning',
      from: ['files', 'staff'],
      fails: (files, staff) => files > staff * 100,
      text: text('Many files for so few people'),
    },
  ],
  payable: 'total',
  justified: ['rent', 'staff.gross'],
};

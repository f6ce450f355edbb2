import { describe, expect, it } from 'vitest';
import { energyFunds2026 } from '#forms/2026/energy-funds.ts';
import { catalogue } from '#forms/catalogue.ts';
import type { Field, FormDefinition } from '#forms/definition.ts';
import {
  describeForm,
  readPublished,
  recordedFileOf,
  recordedFiles,
  untestedFields,
} from '#test/support/published-forms.ts';

const newVersion =
  'This form version is published: reports were signed with it. Leave it as it is and add a new version instead ' +
  '(docs/adding.md, "A form").';
const newWording =
  'A text or a warning of a published form version changed. If it still means the same, record it: npm run record-forms. ' +
  'If it means something else, leave it as it is and add a new version (docs/adding.md, "A form").';

describe.each(catalogue.map((definition) => [recordedFileOf(definition), definition] as const))(
  '%s',
  (_, definition) => {
    const recorded = readPublished(definition);

    it('is recorded', () => {
      expect(recorded, 'This form version is new. Record it once it is complete: npm run record-forms').not.toBeNull();
    });

    it('has the fields, limits and errors with which it was published', () => {
      expect(describeForm(definition, recorded).structure, newVersion).toEqual(recorded?.structure);
    });

    it('computes, checks and hashes the same as when it was published', () => {
      expect(describeForm(definition, recorded).samples, newVersion).toEqual(recorded?.samples);
    });

    it('has the texts and warnings with which it was published', () => {
      expect(describeForm(definition, recorded).wording, newWording).toEqual(recorded?.wording);
    });

    it('has a sample for each of its computed fields', () => {
      expect(recorded && untestedFields(definition, recorded)).toEqual([]);
    });
  },
);

it('every published form version is still in the catalogue', () => {
  expect(recordedFiles(), 'A published form version must stay: its reports are read with it.').toEqual(
    catalogue.map(recordedFileOf).toSorted(),
  );
});

describe('a change of a published form version is noticed', () => {
  const recorded = readPublished(energyFunds2026);
  const withField = (change: (field: Field) => Field): FormDefinition => ({
    ...energyFunds2026,
    sections: energyFunds2026.sections.map((section) => ({ ...section, fields: section.fields.map(change) })),
  });

  it('when a field computes something else', () => {
    const changed = withField((field) =>
      field.kind === 'computed' && field.id === 'staffRefund' ? { ...field, compute: (cost) => cost } : field,
    );
    const now = describeForm(changed, recorded);
    expect(now.samples).not.toEqual(recorded?.samples);
    expect(now.structure).toEqual(recorded?.structure);
  });

  it('when a field takes more than before', () => {
    const changed = withField((field) => (field.kind === 'table' ? { ...field, minLines: 1 } : field));
    expect(describeForm(changed, recorded).structure).not.toEqual(recorded?.structure);
  });

  it('when an error never occurs any more', () => {
    const checks = energyFunds2026.checks.map((check) => ({ ...check, fails: () => false }));
    const now = describeForm({ ...energyFunds2026, checks }, recorded);
    expect(now.samples).not.toEqual(recorded?.samples);
  });

  it('when a text changes, apart from what is signed', () => {
    const label = { nl: 'Iets anders', fr: 'Autre chose', de: 'Etwas anderes' };
    const now = describeForm(
      withField((field) => ({ ...field, label })),
      recorded,
    );
    expect(now.wording).not.toEqual(recorded?.wording);
    expect(now.structure).toEqual(recorded?.structure);
    expect(now.samples).toEqual(recorded?.samples);
  });
});

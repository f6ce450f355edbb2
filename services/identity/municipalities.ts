import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Language, type LocalText, languages } from '#forms/definition.ts';

/** A municipality: its NIS code, its name in each language, and the languages of its administration. */
export type Municipality = {
  readonly nis: string;
  readonly name: LocalText;
  readonly languages: readonly Language[];
};

const rowSchema = z.object({
  nis_code: z.string().regex(/^\d{5}$/),
  name_nl: z.string().min(1),
  name_fr: z.string().min(1),
  name_de: z.string(),
  language: z.string().transform((text) => z.array(z.enum(languages)).parse(text.split('+'))),
});

let known: ReadonlyMap<string, Municipality> | undefined;

/** The municipalities of Belgium by NIS code, read from the same file as the organisations of the application. */
export function municipalities(): ReadonlyMap<string, Municipality> {
  known ??= read();
  return known;
}

function read(): ReadonlyMap<string, Municipality> {
  const text = readFileSync(new URL('../../database/municipalities.csv', import.meta.url), 'utf8');
  const rows = z.array(rowSchema).parse(parse(text, { columns: true, bom: true }));
  return new Map(
    rows.map(({ nis_code, name_nl, name_fr, name_de, language }) => {
      // Only where German is spoken does a municipality have a German name; elsewhere it goes by its own.
      const german = name_de === '' ? (language[0] === 'fr' ? name_fr : name_nl) : name_de;
      return [nis_code, { nis: nis_code, name: { nl: name_nl, fr: name_fr, de: german }, languages: language }];
    }),
  );
}

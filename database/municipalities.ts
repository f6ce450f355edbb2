/** The municipalities of Belgium, from municipalities.csv (facts of Statbel). */

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Language, type LocalText, languages } from '#forms/definition.ts';

export type Municipality = {
  /** Five digits. */
  readonly nis: string;
  readonly name: LocalText;
  /** The languages of its administration; Brussels has two. */
  readonly languages: readonly Language[];
  /** The name of its province; empty in Brussels, which belongs to no province. */
  readonly province: { readonly nl: string; readonly fr: string };
  readonly inhabitants: number;
};

const rowSchema = z
  .object({
    nis_code: z.string().regex(/^\d{5}$/),
    name_nl: z.string().min(1),
    name_fr: z.string().min(1),
    name_de: z.string(),
    language: z.string().transform((text) => z.array(z.enum(languages)).parse(text.split('+'))),
    province_nl: z.string(),
    province_fr: z.string(),
    inhabitants: z.coerce.number().int(),
  })
  .transform((row): Municipality => {
    // Outside the German-speaking Community a municipality has no German name: it keeps the name in its own language.
    const ownName = row.language[0] === 'fr' ? row.name_fr : row.name_nl;
    return {
      nis: row.nis_code,
      name: { nl: row.name_nl, fr: row.name_fr, de: row.name_de === '' ? ownName : row.name_de },
      languages: row.language,
      province: { nl: row.province_nl, fr: row.province_fr },
      inhabitants: row.inhabitants,
    };
  });

let cached: ReadonlyMap<string, Municipality> | undefined;

/** All municipalities by NIS code. The file is read once per process. */
export function municipalities(): ReadonlyMap<string, Municipality> {
  cached ??= readMunicipalities();
  return cached;
}

function readMunicipalities(): ReadonlyMap<string, Municipality> {
  const text = readFileSync(new URL('./municipalities.csv', import.meta.url), 'utf8');
  const rows = z.array(rowSchema).parse(parse(text, { columns: true, bom: true }));
  return new Map(rows.map((municipality) => [municipality.nis, municipality]));
}

import { stringify } from 'csv-stringify/sync';
import type { Language } from '#forms/definition.ts';
import { dayOf } from '#rules/calendar.ts';
import type { Claim } from '#services/fps-mi/database/claims.ts';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { csvOptions, decimalComma } from './csv.ts';

/** The list of claims as CSV. */
export function claimsAsCsv(claims: readonly Claim[], language: Language): string {
  const text = textsIn(language).payments;
  const header = [text.reference, text.ocmw, 'NIS', text.form, text.year, text.acceptedAt, text.amount];
  const rows = claims.map((claim) => [
    claim.reference,
    claim.municipality[language],
    claim.nis,
    formTitle(claim.form, language),
    claim.year,
    dayOf(claim.acceptedAt),
    decimalComma(claim.amount),
  ]);
  return stringify([header, ...rows], csvOptions);
}

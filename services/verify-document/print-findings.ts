/** Says in plain words what was found in a document. */

import { municipalities } from '#database/municipalities.ts';
import { findFormVersion } from '#forms/catalogue.ts';
import { fieldsOf, type Language } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import { formatValue } from '#forms/writing.ts';
import { organisationName } from '#rules/organisation-name.ts';
import { formatCode } from '#web/document/verification-code.ts';
import type { SealedReport } from '#web/verification/reading.ts';
import type { Check, Findings } from './verify-document.ts';

const verdicts: Record<Findings['verdict'], string> = {
  genuine: 'GENUINE: everything was checked and is right.',
  partly: 'NOTHING WRONG FOUND, but not everything could be checked. See above.',
  'not-genuine': 'NOT CONFIRMED: do not rely on this document. See above.',
};
const results: Record<Check['result'], string> = { right: 'right', wrong: 'WRONG', unchecked: 'unchecked' };
const roles = { chair: 'chair', generalDirector: 'general director' } as const;
const methods = { eid: 'the eID card', itsme: 'itsme', app: 'a mobile app' } as const;

/** How many differences are listed. */
const MAX_DIFFERENCES = 20;

/** The findings as lines of text, for a terminal. */
export function linesOf({ report, print, checks, differences, verdict }: Findings): string[] {
  return [
    ...(report === null ? [] : sealedLines(report, print?.language ?? 'nl')),
    ...(print === null
      ? []
      : [
          'Printed, but not sealed (ask at the address of the QR code):',
          `  reference      ${print.reference}`,
          `  received       ${print.receivedAt}`,
          '',
        ]),
    'Checks:',
    ...checks.map(({ name, result, text }) => `  ${name.padEnd(18)}${results[result].padEnd(11)}${text}`),
    ...differences
      .slice(0, MAX_DIFFERENCES)
      .map(({ page, document, sealed }) => `    page ${page}: shows ${quoted(document)}, sealed is ${quoted(sealed)}`),
    ...(differences.length > MAX_DIFFERENCES ? [`    and ${differences.length - MAX_DIFFERENCES} more`] : []),
    '',
    verdicts[verdict],
    ...(report === null ? [] : ['What counts is the sealed delivery that is listed above; the pages only show it.']),
  ];
}

function quoted(text: string | null): string {
  return text === null ? 'nothing' : JSON.stringify(text);
}

function sealedLines(report: SealedReport, language: Language): string[] {
  const { content, signatures } = report;
  const { form, year, formVersion, nis, account } = content;
  const municipality = municipalities().get(nis);
  const definition = findFormVersion(form, year, formVersion);
  const name = municipality === undefined ? '' : `${organisationName(municipality.name)[language]}, `;
  const values = (definition === undefined ? [] : fieldsOf(definition)).map((field) => {
    if (field.kind === 'table') return `  ${field.label[language]}: ${linesIn(content.values, field.id).length} lines`;
    return `  ${field.label[language]}: ${formatValue(field, content.values[field.id], language)}`;
  });
  return [
    'What was signed, sealed and sent to the ministry:',
    `  organisation   ${name}NIS code ${nis}`,
    `  form           ${definition?.title[language] ?? form} ${year} (version ${formVersion} of the form)`,
    `  version        ${report.version}`,
    `  account        ${account.iban} (${account.bic})`,
    ...signatures.map(
      ({ role, name: signer, method, signedAt }) =>
        `  signed         by ${signer} as ${roles[role]}, with ${methods[method]}, ${signedAt.toISOString()}`,
    ),
    `  sealed         ${report.sealedAt.toISOString()}`,
    `  code           ${formatCode(report.code)}`,
    '',
    ...values,
    '',
  ];
}

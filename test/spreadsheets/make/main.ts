/**
 * `npm run make-corpus`: writes the files of the corpus, and what is right about each in a JSON file beside it. Running it again
 * writes the same bytes. Files that other programs wrote stay as they are; `npm run make-corpus -- libreoffice` lets LibreOffice
 * write its own again.
 */

import { writeFile } from 'node:fs/promises';
import { madeCases } from './cases/index.ts';
import { keptCases } from './cases/kept.ts';
import { corpusFolder, expectationOf, fileOf } from './corpus.ts';
import { libreOfficeCases, saveWithLibreOffice } from './libreoffice.ts';

for (const one of madeCases) await writeFile(fileOf(one.name), one.bytes);
if (process.argv.includes('libreoffice')) await saveWithLibreOffice();
const all = [...madeCases, ...keptCases, ...libreOfficeCases(madeCases)];
for (const one of all) await writeFile(fileOf(`${one.name}.json`), expectationOf(one));
process.stdout.write(`${all.length} files in ${corpusFolder.pathname}\n`);

/** `npm run record-forms`: records the versions of forms that are not published yet, and changed texts and warnings. */

import { isDeepStrictEqual } from 'node:util';
import { catalogue } from '#forms/catalogue.ts';
import { describeForm, readPublished, recordedFileOf, writePublished } from './published-forms.ts';

let refused = 0;
for (const definition of catalogue) {
  const recorded = readPublished(definition);
  const now = describeForm(definition, recorded);
  const file = recordedFileOf(definition);
  if (
    recorded &&
    !isDeepStrictEqual([recorded.structure, recorded.samples], [now.structure, JSON.parse(JSON.stringify(now.samples))])
  ) {
    process.stderr.write(`${file}: this form version is published and has changed. Add a new version instead.\n`);
    refused += 1;
  } else if (!recorded || !isDeepStrictEqual(recorded.wording, now.wording)) {
    writePublished(definition, now);
    process.stdout.write(`${file}: ${recorded ? 'recorded the changed texts and warnings' : 'recorded'}\n`);
  }
}
process.exit(refused === 0 ? 0 : 1);

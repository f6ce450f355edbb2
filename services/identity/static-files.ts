import { staticFiles } from '#web/site/static-files.ts';

/** The style sheet, script and icon of the login pages. */
export const identityFiles = staticFiles({
  folder: new URL('./static/', import.meta.url),
  own: ['style.css', 'script.js', 'icon.svg'],
});

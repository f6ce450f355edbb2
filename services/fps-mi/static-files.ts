import { staticFiles } from '#web/site/static-files.ts';

/** The style sheets and the icon of the case handlers' pages. */
export const ministryFiles = staticFiles({
  folder: new URL('./static/', import.meta.url),
  own: ['icon.svg', 'style.css', 'print.css'],
});

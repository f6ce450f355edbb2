import { staticFiles } from './site/static-files.ts';

const font = '@fontsource-variable/source-sans-3/files/source-sans-3';

/** The style sheets, scripts, icon and fonts of the organisations' pages, all from this site. */
export const siteFiles = staticFiles({
  folder: new URL('./static/', import.meta.url),
  own: ['style.css', 'print.css', 'site.js', 'icon.svg'],
  packages: {
    'htmx.js': 'htmx.org/dist/htmx.min.js',
    'htmx-sse.js': 'htmx.org/dist/ext/hx-sse.min.js',
    'source-sans.woff2': `${font}-latin-wght-normal.woff2`,
    'source-sans-ext.woff2': `${font}-latin-ext-wght-normal.woff2`,
  },
  bundles: { 'line-grid.js': new URL('./grid/line-grid.ts', import.meta.url) },
});

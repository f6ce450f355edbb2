import type { Style } from './layout.ts';

/** The site's colours, on a white background. */
export const colours = {
  ink: '#1c2730',
  quiet: '#4d5c68',
  line: '#c5ced6',
  brand: '#16405b',
  tint: '#eaf3f9',
  watermark: '#ececec',
  /** The Belgian flag, in the letterhead. */
  flag: ['#000000', '#fdda24', '#ef3340'],
} as const;

/** The text styles of the document; sizes in points. */
export const styles = {
  ministry: { font: 'semibold', size: 14, colour: colours.brand },
  application: { font: 'regular', size: 11, colour: colours.quiet },
  title: { font: 'semibold', size: 22, colour: colours.brand },
  lead: { font: 'semibold', size: 13, colour: colours.ink },
  heading: { font: 'semibold', size: 13, colour: colours.brand },
  body: { font: 'regular', size: 10.5, colour: colours.ink },
  strong: { font: 'semibold', size: 10.5, colour: colours.ink },
  label: { font: 'regular', size: 10.5, colour: colours.quiet },
  note: { font: 'regular', size: 9.5, colour: colours.ink },
  /** Small enough for a SHA-256 hash (64 hexadecimal digits) on one line. */
  code: { font: 'regular', size: 9, colour: colours.ink },
  column: { font: 'semibold', size: 9.5, colour: colours.quiet },
  total: { font: 'semibold', size: 12, colour: colours.brand },
  small: { font: 'regular', size: 8.5, colour: colours.quiet },
} as const satisfies Record<string, Style>;

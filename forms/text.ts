/**
 * Cleans and compares texts that come in: typed, read from a file, or sent by another system. Pure, for servers and browsers.
 *
 * What each kind of character becomes (docs/decisions/0044 has the reasons):
 *
 * | kind | `cleanLine`, `cleanText` |
 * |---|---|
 * | every space (`\p{Z}`), tab, the blank Braille cell | one plain space for a run of them; none at the ends |
 * | CR, LF, CRLF, VT, FF, NEL, U+2028, U+2029 | in a line: a space; in a text: `\n` |
 * | control characters, NUL too | removed |
 * | zero-width and other invisible ones (`\p{DI}`): U+200B, U+2060, U+FEFF, U+180E, soft hyphen, bidi, tags, fillers | removed |
 * | ZWJ, ZWNJ, variation selectors | kept where they change what is seen: in scripts that join letters, in emoji; else removed |
 * | composed and decomposed letters | composed (NFC) |
 * | dashes, apostrophes, full-width letters and digits | kept; `matchKey` and `plainSigns` see them as plain ones |
 * | private use, unassigned, U+FFFD | kept; `isReadable` refuses them |
 * | half of a surrogate pair | U+FFFD |
 */

/** Scripts in which ZWJ and ZWNJ choose the form of a letter. */
const joining =
  '(?![\\p{DI}\\p{Z}])[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}' +
  '\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}]';

/** Invisible characters that change what is seen where they stand. */
const effective = [
  `(?<=${joining})\\u200c(?=${joining})`,
  `(?<=${joining})\\u200d`,
  // Emoji: a family, a heart in colour, a key with a digit.
  '(?<=\\p{ExtPict}[\\ufe0f\\p{EMod}]?)\\u200d(?=\\p{ExtPict})',
  '(?<=\\p{ExtPict})[\\ufe0e\\ufe0f]',
  '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
  // The form of a character in a Japanese name, and of a Mongolian letter.
  '(?<=\\p{sc=Han})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
  '(?<=(?![\\p{DI}\\p{Z}])\\p{scx=Mong})[\\u180b-\\u180d\\u180f]',
].join('|');

/** Annotation marks and the place of an object are invisible too, although `\p{DI}` leaves them out. */
const invisible = new RegExp(`(${effective})|(?![\\t-\\r\\u0085])[\\p{DI}\\p{Cc}\\ufff9-\\ufffc]`, 'gu');
const spaces = /[\p{Z}\t-\r\u0085\u2800]+/gu;
const lineBreak = /\r\n|[\n-\r\u0085\u2028\u2029]/u;
/** What most people type: it is clean already. Below U+0300 every text is composed. */
const cleanAlready = /^(?:[!-~\u00a1-\u00ac\u00ae-\u02ff]+(?: (?!$)|$))*$/;

/** A text of one line as it is stored; empty when nothing of it can be seen. Applying it again changes nothing. */
export function cleanLine(text: string): string {
  if (cleanAlready.test(text)) return text;
  return text
    .toWellFormed()
    .replace(invisible, (_, kept: string | undefined) => kept ?? '')
    .replace(spaces, ' ')
    .trim()
    .normalize('NFC');
}

/** A text of several lines as it is stored; its lines are clean and end with `\n`. Applying it again changes nothing. */
export function cleanText(text: string): string {
  return text
    .split(lineBreak)
    .map(cleanLine)
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/**
 * Whether every reader of a clean text can know its characters: it has none that is unassigned or for private use, and no U+FFFD,
 * which stands for a character that was lost on the way.
 */
export function isReadable(text: string): boolean {
  return !/[\p{Cn}\p{Co}\ufffd]/u.test(text);
}

/**
 * A line of text as other systems may send it, and as it may be stored since before texts were cleaned. It has no control
 * characters and no half of a surrogate pair, which neither PostgreSQL nor a PDF takes, and none of the characters that override
 * the direction of a text (Unicode, UAX #9): with those a text reads differently from what is stored and signed.
 */
export const PLAIN_LINE = /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u;

/** Whether `text` is plain text of any number of lines. */
export function isPlainText(text: string): boolean {
  return PLAIN_LINE.test(text.replaceAll('\n', ''));
}

const dashes = /[\p{Pd}\u02d7\u2043\u2212]/gu;
const apostrophes = /['`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\u2035\uff07]/g;
const quotationMarks = /["\u00ab\u00bb\u201c-\u201f\u2033\uff02]/g;

/** Letters with a stroke, and double letters: Unicode does not decompose them. */
const plainLetters: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
};

/**
 * What two texts have in common that a person would call the same: without case, accents, invisible characters and ligatures,
 * with one kind of dash, apostrophe and quotation mark. Only for comparing: it is neither shown nor stored as the text.
 */
export function matchKey(text: string): string {
  const plain = cleanLine(text)
    .replace(/\p{DI}/gu, '')
    .replace(dashes, '-')
    .replace(apostrophes, "'")
    .replace(quotationMarks, '"')
    .normalize('NFKD');
  // By way of capitals, so that ß is ss, and the letters that have two small forms become one.
  const folded = plain
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '');
  return folded
    .replace(/[æœøđðħłŧþ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(spaces, ' ')
    .trim();
}

/**
 * A number, date or account number in plain signs, whatever keyboard or program wrote it: cleaned as a line, full-width
 * characters as ASCII, every dash and minus as `-`, every apostrophe as `'`. Other digits stay: `12²` is not 122.
 */
export function plainSigns(text: string): string {
  return cleanLine(text)
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(dashes, '-')
    .replace(apostrophes, "'");
}

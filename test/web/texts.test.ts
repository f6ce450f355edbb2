import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#forms/catalogue.ts';
import { type Language, languages, problemCodes } from '#forms/definition.ts';
import { refusals } from '#rules/report.ts';
import { textsIn as ministryTextsIn } from '#services/fps-mi/text/texts.ts';
import { textsIn as identityTextsIn } from '#services/identity/text/texts.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';

/** Every text with its path: "home.year". */
function paths(texts: object, prefix = ''): [string, unknown][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? paths(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
  );
}

describe.each(languages)('the texts in %s', (language) => {
  const texts = paths(textsIn(language));

  it('have the same keys as the Dutch ones, and no text is empty', () => {
    expect(texts.map(([path]) => path)).toEqual(paths(textsIn('nl')).map(([path]) => path));
    for (const [path, value] of texts) {
      const text = typeof value === 'function' ? String(value('A', 'B')) : value;
      expect(text, path).toMatch(/\S/);
    }
  });

  it('include every refusal and every problem with a value', () => {
    expect(Object.keys(textsIn(language).errors)).toEqual(expect.arrayContaining([...refusals]));
    expect(Object.keys(textsIn(language).problems)).toEqual(expect.arrayContaining([...problemCodes]));
  });
});

it('the labels of the manual are used verbatim', () => {
  const { homepage, change, save, sign, print, overview } = textsIn('nl');
  expect([homepage, change, save, sign, print]).toEqual([
    'Startpagina',
    'Wijzigen',
    'Opslaan',
    'Ondertekenen',
    'Afdrukken',
  ]);
  expect(overview.chairSignature).toBe('Handtekening van de voorzitter');
  expect(overview.generalDirectorSignature).toBe('Handtekening van de algemeen directeur/secretaris');
});

it('a moment is shown in Belgian time, in summer and in winter', () => {
  expect(formatMoment(new Date('2026-11-24T14:14:00Z'), 'nl')).toContain('15:14');
  expect(formatMoment(new Date('2026-07-01T14:14:00Z'), 'fr')).toContain('16:14');
});

/** Words that one of the terms of docs/terms.md replaces, and phrases that no Belgian administration writes. */
const refused: Readonly<Record<Language, readonly RegExp[]>> = {
  nl: [
    /\b[Ll]ijn(en)?\b/, // regel
    /\b([Oo]pladen|[Oo]pgeladen|opladen|[Ll]aad(t)? (ze|het|hem))\b/, // uploaden
    /\b[Uu] heeft\b/, // u hebt
    /\b[Vv]anzelf\b/, // automatisch
    /\b[Tt]ussenkomst/, // tegemoetkoming
    /\b[Nn]agekeken\b|\b[Nn]akijken\b|\b[Kk]ijk \S+( \S+){0,3} na\b/, // controleren
    /\b[Vv]erbeter/, // aanvullen, corrigeren
    /\b[Hh]oofding\b/, // kopregel
    /\b[Ii]ngeven\b/, // invoeren
    /\bStand\b(?! van zaken)/, // status
    /\bvoor u een formulier\b/, // voordat
  ],
  fr: [
    /\b[Rr]angée/, // ligne du fichier
    /(?<!\p{L})[Cc]harge[rz]\b|tableau chargé/u, // importer
    /\b[Aa]perçu\b/, // récapitulatif
    /\b[Ii]ntroduire (les|des) lignes/, // encoder
    /du\/de la/, // la présidence
    /[Cc]ourriel/, // e-mail
    /d’elle-même|tout seul/, // automatiquement
    /session est terminée/, // a expiré
    /prendre ce rôle/, // assumer
  ],
  de: [
    /\bvon selbst\b/, // automatisch
    /\b[Vv]erbesser/, // berichtigen
    /\b[Kk]orrigier/, // berichtigen
    /Treffen Sie eine Wahl/, // Bitte wählen
    /\b[Vv]orsitzend/, // Präsident
    /'Stand'|nach Stand/, // Status
    /\bjemand anderes\b/, // jemand anders
    /zurückgesendet/i, // zurückgesandt
    /(?<![-\p{L}])Mails?\b/u, // E-Mail
  ],
};

/** A text, or a line of a file with texts, and where it is. */
type WrittenText = { readonly place: string; readonly text: string };

/** The lines of a file, without its imports and comments. */
function linesOf(file: URL): WrittenText[] {
  const name = file.pathname.replace(/^.*\/(\w+\/text\/|fps-mi\/)/, '');
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ place: `${name}:${index + 1}`, text }))
    .filter(({ text }) => !/^(import|export .* from)\b|^\s*(\/\/|\/?\*)/.test(text));
}

const folders = ['web/text', 'web/site/text', 'services/fps-mi/text', 'services/identity/text'];

/** The texts of all sites, mails and documents, and of the forms. */
function allTexts(language: Language): WrittenText[] {
  const files = folders.flatMap((folder) => {
    const url = new URL(`../../${folder}/${language}/`, import.meta.url);
    const names = readdirSync(url, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.ts')).map((name) => new URL(name, url));
  });
  return [...files.flatMap(linesOf), ...formTexts(language)];
}

/** The texts as pages get them, with a part in each place where one is filled in. */
function typesetTexts(language: Language): WrittenText[] {
  const all = { site: siteTextsIn(language), organisations: textsIn(language), ministry: ministryTextsIn(language) };
  return paths({ ...all, identity: identityTextsIn(language) }).flatMap(([place, value]) => {
    const text = typeof value === 'function' ? value('A', 'B') : value;
    return typeof text === 'string' ? [{ place, text }] : [];
  });
}

function formTexts(language: Language): WrittenText[] {
  const found: WrittenText[] = [];
  const visit = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const text: unknown = Reflect.get(value, language);
    if (typeof text === 'string') found.push({ place, text });
    for (const [key, each] of Object.entries(value)) visit(each, `${place}/${key}`);
  };
  for (const definition of catalogue) visit(definition, `${definition.id} ${definition.year}`);
  return found;
}

describe.each(languages)('the words in %s', (language) => {
  const written = allTexts(language);

  it('are the terms of docs/terms.md', () => {
    expect(written.length).toBeGreaterThan(300);
    const wrong = written.filter(({ text }) => refused[language].some((word) => word.test(text)));
    expect(wrong).toEqual([]);
  });

  it('have the quotation marks and apostrophes of print', () => {
    const marks = { nl: /[«»„]/, fr: /[„“”‘]/, de: /[«»”]/ }[language];
    const wrong = written.filter(({ text }) => marks.test(text) || /"|\w'\w|\p{L}\.\.\./u.test(text));
    expect(wrong).toEqual([]);
  });

  it('have no-break spaces where a line must not break', () => {
    const breaking = language === 'fr' ? / [:;?!»]|« |\d [%€]/ : /\d [%€]/;
    const shown = [...typesetTexts(language), ...formTexts(language)];
    expect(shown.filter(({ text }) => breaking.test(text))).toEqual([]);
  });
});

it('texts with parts that are filled in are typeset too', () => {
  expect(textsIn('fr').tables.heading('Personnel')).toBe('Personnel\u00a0: avec un tableur');
  expect(textsIn('fr').tables.fileHelp).toContain('5\u00a0Mo et 10\u00a0000 lignes');
});

it('a name that is read from right to left is isolated in a sentence, and no other name is', () => {
  const { overview } = textsIn('nl');
  expect(overview.signedBy('محمد علي')).toBe('Ondertekend door \u2068محمد علي\u2069');
  expect(overview.signedBy('Łukasz 李')).toBe('Ondertekend door Łukasz 李');
});

import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { findLanguage, inLanguage, type LanguageSource, languageOf, preferredLanguage } from '#web/site/language.ts';

async function languageFor(sources: LanguageSource[], path: string, headers: Record<string, string>): Promise<string> {
  const app = new Hono().use(findLanguage(sources)).get('*', (context) => context.text(languageOf(context)));
  return (await app.request(path, { headers })).text();
}

describe('the language of a request', () => {
  const header = { 'Accept-Language': 'en, de-BE;q=0.5, fr-BE;q=0.8, nl;q=0' };

  it('is what the browser prefers, by q-value and not by order', async () => {
    expect(await languageFor(['cookie', 'header'], '/', header)).toBe('fr');
    expect(preferredLanguage(header['Accept-Language'])).toBe('fr');
  });

  it('is that of the cookie rather than that of the browser', async () => {
    expect(await languageFor(['cookie', 'header'], '/', { ...header, Cookie: 'language=de' })).toBe('de');
    expect(await languageFor(['cookie', 'header'], '/', { ...header, Cookie: 'language=en' })).toBe('fr');
  });

  it('is that of the address where a site asks for it, and only there', async () => {
    expect(await languageFor(['querystring'], '/?language=de', header)).toBe('de');
    expect(await languageFor(['querystring'], '/', header)).toBe('nl');
    expect(await languageFor(['header'], '/?language=de', header)).toBe('fr');
  });

  it('is Dutch when nothing names a language of the site', async () => {
    expect(await languageFor(['cookie', 'header'], '/', { 'Accept-Language': 'en' })).toBe('nl');
    expect(await languageFor(['cookie', 'header'], '/', {})).toBe('nl');
    expect(preferredLanguage(undefined)).toBeUndefined();
  });
});

it('the address of a page in another language keeps the rest of its query', () => {
  expect(inLanguage('/data?next=a&language=nl', 'fr')).toBe('/data?next=a&language=fr');
  expect(inLanguage(new URL('http://site.example/data'), 'de')).toBe('/data?language=de');
  expect(inLanguage('http://site.example/data?next=a', 'de')).toBe('/data?next=a&language=de');
});

it('the address of a page in another language stays on the site when its path begins with two slashes', () => {
  expect(inLanguage('//', 'fr')).toBe('/?language=fr');
  expect(inLanguage('//evil.example/data', 'fr')).toBe('/evil.example/data?language=fr');
  expect(inLanguage('http://site.example//evil.example/data', 'fr')).toBe('/evil.example/data?language=fr');
});

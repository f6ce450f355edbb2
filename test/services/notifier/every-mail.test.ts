import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '#forms/definition.ts';
import { startBrowser } from '#test/support/browser.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { everyMail, type KnownMail } from '#test/support/every-mail.ts';
import { checkMail, type View } from '#test/support/page-checks.ts';
import { textsIn } from '#web/text/texts.ts';

/** Every kind of mail that people of an organisation get, in every language: its text, and how it looks in a browser. */
let database: FreshDatabase;
let browser: Browser;
beforeAll(async () => {
  database = await freshDatabase();
  await database.sql`delete from organisations where nis not in ('11001', '92094', '63023')`;
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await database?.drop();
});

const kinds = [
  'account-changed',
  'campaign-opened',
  'deadline-moved',
  'digest',
  'invitation',
  'invitation-accepted',
  'ready',
  'reminder-fill-in',
  'reminder-nobody-signs',
  'reminder-overdue',
  'reminder-sign',
  'report-accepted',
  'report-returned',
  'role-granted',
  'role-withdrawn',
  'sent',
  'signature-asked',
  'signature-removed',
];
/** Mails about one report whose content is known. */
const withAmount = ['ready', 'reminder-sign', 'report-returned', 'sent', 'signature-asked', 'signature-removed'];
const withDueDay = [...withAmount, 'campaign-opened', 'deadline-moved', 'reminder-fill-in', 'reminder-overdue'];
/** Those whose parts differ most. */
const looked = ['digest', 'invitation', 'report-returned', 'signature-removed'];
const views: Record<Language, View> = {
  nl: { language: 'nl', colorScheme: 'light', width: 1280 },
  fr: { language: 'fr', colorScheme: 'dark', width: 320 },
  de: { language: 'de', colorScheme: 'light', width: 320 },
};
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const oneOf = (mails: readonly KnownMail[], kind: string) => mails.find((each) => each.kind === kind)?.mail;

describe.each(languages)('the mails in %s', (language) => {
  let mails: KnownMail[];
  beforeAll(async () => {
    mails = await everyMail(database, language);
  });

  it('are of every kind, greet by name, and say whom to ask', () => {
    expect([...new Set(mails.map(({ kind }) => kind))].sort()).toEqual(kinds);
    const { mail: texts, ministry, colon } = textsIn(language);
    for (const { kind, mail } of mails) {
      const greeting = mail.to.name === '' ? texts.greetingSomebody : texts.greeting(mail.to.name);
      expect(mail.text.startsWith(`${greeting}\n\n`), kind).toBe(true);
      expect(mail.text, kind).toMatch(new RegExp(`\\n${texts.facts.questions}${colon}(An Peeters|${ministry})`));
      expect(mail.text, kind).not.toMatch(/undefined|null|\[object|\n\n\n/);
      expect(mail.html, kind).toContain(`<html lang="${language}">`);
    }
  });

  it('have the amount and the due day, one link to the application, and that of the preferences for users', () => {
    const { mail: texts, colon } = textsIn(language);
    for (const kind of withAmount) expect(oneLine(oneOf(mails, kind)?.text ?? ''), kind).toMatch(/\d[. ]?\d{3},\d\d/);
    for (const kind of withDueDay) expect(oneOf(mails, kind)?.text, kind).toContain(`\n${texts.facts.due}${colon}`);
    for (const { kind, mail } of mails) {
      const links = mail.text.match(/https:\S+/g) ?? [];
      const isUser = !/^(contact|new)\./.test(mail.to.address);
      expect(links.length, `${kind}: ${links.join(' ')}`).toBe(isUser ? 2 : 1);
      expect(links.at(-1)?.endsWith('/preferences'), kind).toBe(isUser);
      for (const link of links) expect(mail.html, kind).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
      // Nothing is loaded when the mail is opened.
      expect(mail.html, kind).not.toMatch(/<img|<link|<script|url\(|@import/);
    }
  });

  it('quote the reason of a return, and list what removed a signature', () => {
    const returned = oneOf(mails, 'report-returned');
    expect(returned?.text).toContain('\n> Maart ontbreekt.\n> Vul aan.\n');
    expect(returned?.html).toMatch(/<blockquote[^>]*>Maart ontbreekt\.\nVul aan\.<\/blockquote>/);
    expect(oneLine(oneOf(mails, 'signature-removed')?.text ?? '')).toMatch(/- .*2.500,00.*3.000,00/);
  });

  it('look well in a browser, light and dark, wide and narrow', async () => {
    const view = views[language];
    const { colorScheme, width } = view;
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const found: string[] = [];
    for (const kind of looked) {
      await page.route('https://mail.example/*', (route) =>
        route.fulfill({ contentType: 'text/html', body: oneOf(mails, kind)?.html ?? '' }),
      );
      await page.goto('https://mail.example/');
      found.push(...(await checkMail(page, view, `mail-${kind}`)));
      await page.unrouteAll();
    }
    expect(found).toEqual([]);
    await context.close();
  });
});

import { html, raw } from 'hono/html';
import { textsIn } from '#web/text/texts.ts';
import type { MailContent } from './compose-mail.ts';

/**
 * Programs that drop the style sheet show the light colours of the `style` attributes. Nothing is loaded from elsewhere: no
 * images, no fonts.
 */
const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground { background-color: #0d1114 !important; }
  .paper { background-color: #14191d !important; color: #e8edf1 !important; }
  .quiet { color: #aab6c0 !important; }
  .brand { background-color: #10293a !important; }
  .line { border-color: #3a4650 !important; }
  .button { background-color: #8cc8f0 !important; color: #0b1f2c !important; border-color: #8cc8f0 !important; }
  .link { color: #8cc8f0 !important; }
}`;

const font = "font-family: 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const wraps = 'overflow-wrap: break-word; word-wrap: break-word';
const cell = 'padding: 8px 0; border-top: 1px solid #c5ced6; text-align: left; vertical-align: top';

/** A mail as an HTML document. */
export function mailHtml(content: MailContent): string {
  const { language, subject, greeting, lead, paragraphs, footer, preferences } = content;
  const { applicationName, ministry } = textsIn(language);
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${raw(darkStyles)}</style>
</head>
<body class="ground" style="margin: 0; padding: 0; background-color: #f3f5f7">
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background-color: #f3f5f7"><tr><td align="center" style="padding: 16px 8px">
<div class="paper" style="max-width: 600px; margin: 0 auto; background-color: #ffffff; color: #1c2730; text-align: left; ${font}; font-size: 16px; line-height: 1.5; ${wraps}">
<header class="brand" style="display: block; padding: 16px 24px; background-color: #16405b; color: #ffffff">
<strong style="font-size: 20px">${applicationName}</strong><br>
<span style="font-size: 14px">${ministry}</span>
</header>
<main style="display: block; padding: 24px">
<h1 style="margin: 0 0 16px; font-size: 22px; line-height: 1.25">${subject}</h1>
<p style="margin: 0 0 16px">${greeting}</p>
<p style="margin: 0 0 16px"><strong>${lead}</strong></p>
${paragraphs.map((paragraph) => html`<p style="margin: 0 0 16px">${paragraph}</p>`)}
${quoteOf(content)}
${listsOf(content)}
${factsOf(content)}
${linkOf(content)}
</main>
<footer class="quiet line" style="display: block; padding: 16px 24px; border-top: 1px solid #c5ced6; color: #4d5c68; font-size: 14px">
${footer.map((line) => html`<p style="margin: 0 0 8px">${line}</p>`)}
${preferences ? html`<p style="margin: 0"><a class="link" href="${preferences.url}" style="color: #0b5a8a">${preferences.label}</a></p>` : ''}
</footer>
</div>
</td></tr></table>
</body>
</html>`;
  return String(page);
}

function quoteOf({ quote }: MailContent) {
  if (!quote) return '';
  return html`<p style="margin: 0 0 8px">${quote.title}</p>
<blockquote class="line" style="margin: 0 0 16px; padding: 4px 0 4px 16px; border-left: 4px solid #c5ced6; white-space: pre-line">${quote.text}</blockquote>`;
}

function listsOf({ lists }: MailContent) {
  return lists.map(
    ({ title, items }) => html`<h2 style="margin: 24px 0 8px; font-size: 18px; line-height: 1.25">${title}</h2>
<ul style="margin: 0 0 16px; padding-left: 24px">${items.map((item) => html`<li style="margin: 0 0 8px">${item}</li>`)}</ul>`,
  );
}

function factsOf({ facts }: MailContent) {
  if (facts.length === 0) return '';
  return html`<table width="100%" cellpadding="0" cellspacing="0" style="margin: 0 0 24px; border-collapse: collapse; font-size: 16px">
${facts.map(
  ({ label, value }) => html`<tr>
<th scope="row" class="quiet line" style="${cell}; padding-right: 16px; color: #4d5c68; font-weight: normal">${label}</th>
<td class="line" style="${cell}; overflow-wrap: anywhere">${[value].flat().map((line, index) => (index === 0 ? line : html`<br>${line}`))}</td>
</tr>`,
)}
</table>`;
}

function linkOf({ link }: MailContent) {
  if (!link) return '';
  return html`<p style="margin: 0"><a class="button" href="${link.url}" style="display: inline-block; padding: 10px 20px; border: 1px solid #0b5a8a; background-color: #0b5a8a; color: #ffffff; font-weight: bold; text-decoration: none">${link.label}</a></p>`;
}

// @ts-nocheck This runs in the browser, whose types the program does not load.

/**
 * What axe does not see on a page that has just loaded: titles, focus, links to wrong fields, names that are ambiguous. A
 * sentence for each finding. Nothing outside this file is known here: page-checks.ts sends its text to the browser.
 */
export function unseenByAxe({ language, errorWord }) {
  return [
    ...titleFindings(errorWord),
    ...headingFindings(),
    ...summaryFindings(),
    ...fieldFindings(),
    ...focusFindings(),
    ...nameFindings(),
    ...skipLinkFindings(),
    ...languageFindings(language),
    ...reflowFindings(),
  ];
}

const FOCUSABLE =
  'a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, summary, [tabindex]';

const every = (selector, within = document) => [...within.querySelectorAll(selector)];
/** Closed details, hidden elements and what only a screen reader gets are not visible. */
const isVisible = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1 && height > 1;
};
const htmlOf = (element) => element.outerHTML.slice(0, 120);
const textOf = (element) => (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
/** The text of the elements whose ids an attribute lists. */
const textOfIds = (element, attribute) =>
  (element.getAttribute(attribute) ?? '')
    .split(' ')
    .map((id) => textOf(document.getElementById(id)))
    .join(' ')
    .trim();

function titleFindings(errorWord) {
  const { title } = document;
  const site = textOf(document.querySelector('header .application') ?? document.querySelector('header .ministry'));
  const findings = [];
  if (!title.endsWith(` – ${site}`) || title === ` – ${site}`)
    findings.push(`the title "${title}" does not end with "${site}"`);
  // Nothing was done wrong on an address that does not exist.
  const [{ responseStatus }] = performance.getEntriesByType('navigation');
  const wrong = document.querySelector('.error-summary') !== null && responseStatus !== 404;
  if (title.startsWith(errorWord) !== wrong)
    findings.push(`the title "${title}" is that of a page ${wrong ? 'without' : 'with'} an error`);
  return findings;
}

function headingFindings() {
  const headings = every('h1, h2, h3, h4, h5, h6').filter((each) => each.checkVisibility());
  const first = headings.filter(({ localName }) => localName === 'h1');
  const findings = [];
  if (first.length !== 1 || !isVisible(first[0]) || !first[0].closest('main'))
    findings.push(`${first.length} first headings, or one that is not visible in main`);
  let level = 0;
  for (const heading of headings) {
    // An error summary stands before the first heading.
    const next = Number(heading.localName[1]);
    if (next > level + 1 && !heading.closest('.error-summary, .notice'))
      findings.push(`skips a level: ${htmlOf(heading)}`);
    level = next;
  }
  for (const heading of headings) if (textOf(heading) === '') findings.push(`an empty heading: ${htmlOf(heading)}`);
  return findings;
}

function summaryFindings() {
  const summaries = every('.error-summary');
  const [summary] = summaries;
  if (summary === undefined) return [];
  const findings = [];
  if (summaries.length > 1) findings.push(`${summaries.length} error summaries`);
  if (document.activeElement !== summary)
    findings.push(`the focus is not on the error summary: ${htmlOf(document.activeElement)}`);
  const heading = document.querySelector('h1');
  if (!summary.contains(heading) && summary.compareDocumentPosition(heading) !== Node.DOCUMENT_POSITION_FOLLOWING)
    findings.push('the error summary is not above the heading');
  for (const link of every('a[href^="#"]', summary)) {
    const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field?.matches(FOCUSABLE) || !isVisible(field)) findings.push(`leads to no field: ${htmlOf(link)}`);
  }
  return findings;
}

function fieldFindings() {
  const findings = [];
  for (const field of every('input:not([type=hidden]), select, textarea').filter((each) => each.checkVisibility())) {
    const others = (field.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
    const labels = [...field.labels, ...others].filter((each) => each && isVisible(each));
    const seen = labels.some((label) => {
      const copy = label.cloneNode(true);
      for (const hidden of every('.visually-hidden, select, textarea', copy)) hidden.remove();
      return textOf(copy) !== '';
    });
    // A box in a row of a table: it names what stands in the row.
    const cells = every('th, td', field.closest('tr') ?? field).map(textOf);
    const named = cells.some((text) => text !== '' && field.ariaLabel?.includes(text));
    if (!seen && !named) findings.push(`no visible label: ${htmlOf(field)}`);
    if (field.getAttribute('aria-invalid') === 'true' && textOfIds(field, 'aria-describedby') === '')
      findings.push(`does not say what is wrong: ${htmlOf(field)}`);
  }
  return findings;
}

/** What the Tab key reaches, in its order. */
const tabStops = () =>
  every(FOCUSABLE).filter((each) => each.tabIndex >= 0 && each.checkVisibility() && each.closest('[inert]') === null);

function focusFindings() {
  const findings = [];
  for (const stop of tabStops()) {
    if (stop.tabIndex > 0) findings.push(`a tab order of its own: ${htmlOf(stop)}`);
    const { left, right } = stop.getBoundingClientRect();
    const outside = right <= 0 || left >= document.documentElement.scrollWidth;
    if (!stop.matches('.skip') && (!isVisible(stop) || outside))
      findings.push(`focusable and not visible: ${htmlOf(stop)}`);
  }
  const ids = every('[id]').map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) findings.push(`ids that stand twice: ${twice.slice(0, 5).join(', ')}`);
  return findings;
}

/** Where a link leads, or what a button sends: what one of the same name must lead to or send as well. */
function targetOf(element) {
  if (element.href) return element.href;
  const { form } = element;
  if (!form || element.type !== 'submit') return htmlOf(element);
  const sent = new FormData(form, element);
  for (const name of ['request', 'idempotencyKey']) sent.delete(name);
  return `${element.formAction} ${new URLSearchParams(sent)}`;
}

/** The names of the groups in which an element stands. */
function groupsOf(element) {
  const names = [];
  for (let group = element.parentElement; group; group = group.parentElement) {
    if (group.matches('fieldset')) names.push(textOf(group.querySelector('legend')));
    if (group.matches('section[aria-labelledby]')) names.push(textOfIds(group, 'aria-labelledby'));
  }
  return names;
}

function nameFindings() {
  const targets = new Map();
  for (const element of every('main a[href], main button').filter(isVisible)) {
    const name = element.getAttribute('aria-label') ?? (textOfIds(element, 'aria-labelledby') || textOf(element));
    const key = `${element.localName} "${[name, ...groupsOf(element), textOfIds(element, 'aria-describedby')].join(' ').trim()}"`;
    targets.set(key, new Set([...(targets.get(key) ?? []), targetOf(element)]));
  }
  return [...targets]
    .filter(([, { size }]) => size > 1)
    .map(([name, different]) => `${different.size} of one name: ${name}: ${[...different].slice(0, 2).join(' | ')}`);
}

function skipLinkFindings() {
  const skip = document.querySelector('a.skip');
  const main = document.querySelector('main');
  if (tabStops()[0] !== skip) return ['the first thing that the Tab key reaches is not the link to the content'];
  const before = document.activeElement;
  skip.focus({ preventScroll: true });
  const { left, width, height } = skip.getBoundingClientRect();
  if (before === document.body) skip.blur();
  else before.focus({ preventScroll: true });
  const leads = skip.hash === `#${main?.id}` && main.tabIndex === -1 && main.querySelector('h1') !== null;
  return leads && left >= 0 && width > 1 && height > 1
    ? []
    : ['the link to the content is not visible or leads elsewhere'];
}

function languageFindings(language) {
  const findings = [];
  if (document.documentElement.lang !== language) findings.push(`the page is in ${document.documentElement.lang}`);
  for (const choice of every('a[hreflang], button[name=language]')) {
    const other = choice.hreflang || choice.value;
    if (other !== choice.lang) findings.push(`a text in another language without its language: ${htmlOf(choice)}`);
  }
  return findings;
}

/** Text that is cut off where there is little room. The text of a field can be scrolled. */
function reflowFindings() {
  return every('main :not(input)')
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
    .filter((each) => ['hidden', 'clip'].includes(getComputedStyle(each).overflowX) && isVisible(each))
    .map((each) => `cuts off its text: ${htmlOf(each)}`);
}

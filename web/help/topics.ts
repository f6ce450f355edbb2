/** The topics of the help, and which one each page links to. */

export const helpTopics = [
  'logging-in',
  'tasks',
  'organisation-data',
  'form',
  'lines',
  'signing',
  'signing-many',
  'sent',
  'returned',
  'roles',
  'mails',
  'verifying',
  'keyboard',
] as const;

export type HelpTopic = (typeof helpTopics)[number];

type Rows = readonly (readonly [pattern: RegExp, topic: HelpTopic | 'index'])[];

const ORGANISATION = /^\/organisations\/[0-9]{5}(?=\/|$)/;
const REPORT = /^\/reports\/[a-z-]+\/[0-9]{4}(?=\/|$)/;

/** The pages of no organisation. In each list the first pattern that matches decides. */
const sitePages: Rows = [
  [/^\/(unique-report|login(\/.*)?|logout|sessions)?$/, 'logging-in'],
  [/^\/tables(\/.*)?$/, 'lines'],
  [/^\/blank-forms(\/.*)?$/, 'form'],
  [/^\/verify(\/.*)?$/, 'verifying'],
  [/^\/(help(\/.*)?|contact|accessibility|privacy|cookies|about)$/, 'index'],
  [/^\/invitation$/, 'roles'],
  [/^\/preferences(\/.*)?$/, 'mails'],
  [/^\/sign(\/.*)?$/, 'signing-many'],
  [/^\/organisations$/, 'tasks'],
];
/** The pages of an organisation, by what follows its address. */
const organisationPages: Rows = [
  [/^$/, 'tasks'],
  [/^\/data(\/.*)?$/, 'organisation-data'],
  [/^\/(access|absences?)(\/.*)?$/, 'roles'],
];
/** The pages of a report, by what follows its address. */
const reportPages: Rows = [
  [/^\/(lines|tables)(\/.*)?$/, 'lines'],
  [/^\/(form|versions)(\/.*)?$/, 'form'],
  [/^(\/.*)?$/, 'signing'],
];

/** The topic of the page at this path; `index` for a page about the site itself; undefined for an unknown one. */
export function topicOf(path: string): HelpTopic | 'index' | undefined {
  const [organisation] = ORGANISATION.exec(path) ?? [];
  if (organisation === undefined) return topicIn(sitePages, path);
  const inOrganisation = path.slice(organisation.length);
  const [report] = REPORT.exec(inOrganisation) ?? [];
  if (report === undefined) return topicIn(organisationPages, inOrganisation);
  return topicIn(reportPages, inOrganisation.slice(report.length));
}

function topicIn(rows: Rows, path: string): HelpTopic | 'index' | undefined {
  return rows.find(([pattern]) => pattern.test(path))?.[1];
}

/** The address of the help about a page. @param path the path of the page */
export function helpAddress(path: string): string {
  const topic = topicOf(path);
  return topic === undefined || topic === 'index' ? '/help' : `/help/${topic}`;
}

/** Whether a text names a topic. */
export function isHelpTopic(text: string): text is HelpTopic {
  return helpTopics.some((topic) => topic === text);
}

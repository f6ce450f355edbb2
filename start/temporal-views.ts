/** What operators look for in the Temporal UI: the queries of docs/operations.md, with the addresses of their pages. */

/** A list of workflows: its name, and the query that finds them. */
export type View = { readonly name: string; readonly query: string };

/** The ones with the greatest need first. */
export const views: readonly View[] = [
  { name: 'with a problem', query: `ExecutionStatus = 'Running' AND Problem IS NOT NULL` },
  { name: 'refused by FPS MI', query: `ExecutionStatus = 'Running' AND Problem = 'delivery-refused'` },
  { name: 'ended unexpectedly (a bug)', query: `ExecutionStatus IN ('Failed', 'TimedOut')` },
  {
    name: 'being sent to FPS MI for more than 30 seconds',
    query: `ExecutionStatus = 'Running' AND Stage = 'sending'`,
  },
  { name: 'waiting for a decision of FPS MI', query: `ExecutionStatus = 'Running' AND Stage = 'sent'` },
  { name: 'waiting for signatures', query: `ExecutionStatus = 'Running' AND Stage = 'signing'` },
  {
    name: 'not filled in yet',
    query: `WorkflowType = 'report' AND ExecutionStatus = 'Running' AND Stage IN ('empty', 'incomplete')`,
  },
  { name: 'all reports of an organisation', query: `Organisation = '11001'` },
  {
    name: 'a form of a year',
    query: `WorkflowType = 'report' AND Form = 'covid-premium' AND ReportYear = 2022`,
  },
  { name: 'campaigns that are running', query: `WorkflowType = 'campaign' AND ExecutionStatus = 'Running'` },
];

/** The page of a view. @param ui the address of the Temporal UI */
export function viewAddress(ui: string, namespace: string, { query }: View): string {
  const page = new URL(`/namespaces/${encodeURIComponent(namespace)}/workflows`, ui);
  // A plus sign would be read as itself. Brackets would end a link in Markdown.
  page.search = `query=${encodeURIComponent(query)}`.replaceAll('(', '%28').replaceAll(')', '%29');
  return page.href;
}

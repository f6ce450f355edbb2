/** Known vulnerabilities of the packages that this project installs. */

import { z } from 'zod';
import { type Ended, npm, run } from './npm.ts';

/** A known vulnerability of an installed package. */
export type Vulnerability = {
  /** `GHSA-...`, or what the scanner calls it. */
  readonly id: string;
  readonly package: string;
  readonly severity: string;
  readonly title: string;
};

/** What a scanner found. `not-checked`: it had no list of vulnerabilities, and nothing is known. */
export type Scan =
  | { readonly type: 'checked'; readonly by: string; readonly found: readonly Vulnerability[] }
  | { readonly type: 'not-checked'; readonly reasons: readonly string[] };

/**
 * A vulnerability that this project does not have, although a package has it. `until`: the last day on which this counts.
 */
type Accepted = { readonly id: string; readonly reason: string; readonly until: string };
export const accepted: readonly Accepted[] = [];

/**
 * Asks the registry, and where that is not possible osv-scanner, if it is installed. With OSV_OFFLINE=1 osv-scanner uses the
 * database that it downloaded before (`--download-offline-databases`), and asks nobody.
 */
export async function scanForVulnerabilities(): Promise<Scan> {
  const reasons: string[] = [];
  if (process.env['OSV_OFFLINE'] !== '1') {
    const audit = await npm('audit', '--json', '--fetch-retries=1', '--fetch-timeout=30000');
    const found = readNpmAudit(audit.stdout);
    if (found !== null) return { type: 'checked', by: 'npm audit', found };
    reasons.push(`npm audit: ${firstLine(messageIn(audit.stdout) ?? audit.stderr)}`);
  }
  const scan = await runOsvScanner();
  const found = scan.code === 0 || scan.code === 1 ? readOsvScan(scan.stdout) : null;
  if (found !== null) return { type: 'checked', by: 'osv-scanner', found };
  reasons.push(`osv-scanner: ${firstLine(scan.stderr)}`);
  return { type: 'not-checked', reasons };
}

async function runOsvScanner(): Promise<Ended> {
  const scan = (...options: string[]) =>
    run('osv-scanner', [...options, '--format', 'json', '--lockfile', 'package-lock.json']);
  if (process.env['OSV_OFFLINE'] !== '1') return await scan();
  const ended = await scan('--offline');
  // Version 1 has another name for it.
  return ended.stderr.includes('not defined: -offline') ? await scan('--experimental-offline') : ended;
}

const npmAuditSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      // A text names another package of the list, through which this one is affected.
      via: z.array(
        z.union([z.string(), z.object({ name: z.string(), title: z.string(), url: z.string(), severity: z.string() })]),
      ),
    }),
  ),
});

/** The vulnerabilities in the answer of `npm audit --json`; null when it is not a report. */
export function readNpmAudit(text: string): Vulnerability[] | null {
  const report = npmAuditSchema.safeParse(parsed(text)).data;
  if (report === undefined) return null;
  const found = new Map<string, Vulnerability>();
  for (const { via } of Object.values(report.vulnerabilities)) {
    for (const each of via) {
      if (typeof each === 'string') continue;
      const id = each.url.slice(each.url.lastIndexOf('/') + 1);
      found.set(`${id} ${each.name}`, { id, package: each.name, severity: each.severity, title: each.title });
    }
  }
  return [...found.values()];
}

const osvSchema = z.object({
  results: z
    .array(
      z.object({
        packages: z.array(
          z.object({
            package: z.object({ name: z.string(), version: z.string() }),
            vulnerabilities: z.array(
              z.object({
                id: z.string(),
                summary: z.string().default(''),
                database_specific: z
                  .object({ severity: z.string().default('unknown') })
                  .default({ severity: 'unknown' }),
              }),
            ),
          }),
        ),
      }),
    )
    .nullable(),
});

/** The vulnerabilities in the answer of `osv-scanner --format json`; null when it is not a report. */
export function readOsvScan(text: string): Vulnerability[] | null {
  const report = osvSchema.safeParse(parsed(text)).data;
  if (report === undefined) return null;
  return (report.results ?? []).flatMap(({ packages }) =>
    packages.flatMap(({ package: { name, version }, vulnerabilities }) =>
      vulnerabilities.map(({ id, summary, database_specific: { severity } }) => ({
        id,
        package: `${name}@${version}`,
        severity: severity.toLowerCase(),
        title: summary,
      })),
    ),
  );
}

/** Those that are not accepted on this day. @param day YYYY-MM-DD */
export function withoutAccepted(
  found: readonly Vulnerability[],
  list: readonly Accepted[],
  day: string,
): Vulnerability[] {
  const ids = new Set(list.filter(({ until }) => day <= until).map(({ id }) => id));
  return found.filter(({ id }) => !ids.has(id));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function messageIn(text: string): string | undefined {
  return z.object({ message: z.string() }).safeParse(parsed(text)).data?.message;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] || 'no answer';
}

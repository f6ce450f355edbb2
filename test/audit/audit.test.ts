import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { installedLicences, isAllowed, licenceIn } from '#audit/licences.ts';
import { lockedPackages } from '#audit/packages.ts';
import { billOfMaterials } from '#audit/sbom.ts';
import { accepted, readNpmAudit, readOsvScan, withoutAccepted } from '#audit/vulnerabilities.ts';

describe('the licences', () => {
  it('of all installed packages are known and allowed', async () => {
    const packages = await installedLicences();
    expect(packages.length).toBeGreaterThan(400);
    const refused = packages.filter(({ licence }) => licence === null || !isAllowed(licence));
    expect(refused.map(({ name, version, licence }) => `${name}@${version}: ${licence}`)).toEqual([]);
  });

  it('are allowed when one alternative is, and together only when each is', () => {
    for (const licence of ['MIT', '(MPL-2.0 OR GPL-3.0)', 'MIT AND Apache-2.0', 'MIT or MPL-2.0', 'Public Domain'])
      expect(isAllowed(licence), licence).toBe(true);
    for (const licence of ['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE', ''])
      expect(isAllowed(licence), licence).toBe(false);
  });

  it('are read from each form of package.json', () => {
    expect(licenceIn({ license: 'MIT' })).toBe('MIT');
    expect(licenceIn({ license: { type: 'ISC' } })).toBe('ISC');
    expect(licenceIn({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] })).toBe('MIT OR GPL-2.0');
    expect(licenceIn({})).toBeNull();
  });
});

describe('the bill of materials', () => {
  const schema = z.object({
    bomFormat: z.literal('CycloneDX'),
    specVersion: z.string(),
    serialNumber: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
    metadata: z.object({ component: z.object({ name: z.literal('uniek-verslag'), version: z.string() }) }),
    components: z.array(
      z.object({
        'bom-ref': z.string(),
        version: z.string(),
        purl: z.string().startsWith('pkg:npm/'),
        scope: z.literal('required'),
        hashes: z.array(z.object({ alg: z.string(), content: z.string().regex(/^[0-9a-f]{40,}$/) })).min(1),
      }),
    ),
    dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
  });

  it('has exactly the packages of the image, each with its hash, and is the same each time', async () => {
    const [text, again] = await Promise.all([billOfMaterials(), billOfMaterials()]);
    expect(again).toBe(text);
    const { components, dependencies } = schema.parse(JSON.parse(text));
    const shipped = (await lockedPackages()).filter(({ dev }) => !dev).map(({ name, version }) => `${name}@${version}`);
    expect(components.map((each) => each['bom-ref'])).toEqual([...new Set(shipped)].toSorted());
    const known = new Set([...shipped, 'uniek-verslag@0.1.0']);
    expect(dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !known.has(ref))).toEqual(
      [],
    );
    const manifest = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')));
    for (const [name, version] of Object.entries(manifest.dependencies))
      expect(shipped).toContain(`${name}@${version}`);
  });
});

describe('the vulnerabilities', () => {
  const advisory = {
    source: 1,
    name: 'left',
    title: 'Bad regular expression',
    url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
    severity: 'high',
    range: '<2',
  };
  const found = [{ id: 'GHSA-aaaa-bbbb-cccc', package: 'left', severity: 'high', title: 'Bad regular expression' }];

  it('are read from npm audit, each once', () => {
    const report = { auditReportVersion: 2, vulnerabilities: { left: { via: [advisory] }, right: { via: ['left'] } } };
    expect(readNpmAudit(JSON.stringify(report))).toEqual(found);
  });

  it('are read from osv-scanner', () => {
    const vulnerability = { id: 'GHSA-aaaa-bbbb-cccc', summary: 'Bad', database_specific: { severity: 'HIGH' } };
    const packages = [
      { package: { name: 'left', version: '1.0.0', ecosystem: 'npm' }, vulnerabilities: [vulnerability] },
    ];
    const [one] = readOsvScan(JSON.stringify({ results: [{ source: {}, packages }] })) ?? [];
    expect(one).toEqual({ id: 'GHSA-aaaa-bbbb-cccc', package: 'left@1.0.0', severity: 'high', title: 'Bad' });
    expect(readOsvScan('{"results":[]}')).toEqual([]);
  });

  it('are unknown, not absent, when the registry refuses or is not there', () => {
    const refused = { message: '405 Method Not Allowed', method: 'POST', statusCode: 405 };
    for (const text of [JSON.stringify(refused), '', 'npm error', '{}', '{"error":{"code":"ENOTFOUND"}}']) {
      expect(readNpmAudit(text), text).toBeNull();
      expect(readOsvScan(text), text).toBeNull();
    }
  });

  it('count again when the day is over until which one was accepted', () => {
    const list = [{ id: 'GHSA-aaaa-bbbb-cccc', reason: 'not reachable', until: '2026-12-31' }];
    expect(withoutAccepted(found, list, '2026-12-31')).toEqual([]);
    expect(withoutAccepted(found, list, '2027-01-01')).toEqual(found);
    for (const { reason, until } of accepted) {
      expect(reason.length).toBeGreaterThan(20);
      expect(until).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

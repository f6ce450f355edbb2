/** The software bill of materials: which packages are in the image. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { npm, root } from './npm.ts';
import { lockedPackages } from './packages.ts';

const componentSchema = z.looseObject({ 'bom-ref': z.string(), scope: z.string(), properties: z.array(z.unknown()) });
const bomSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(componentSchema),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

/**
 * The bill of materials as CycloneDX, from package-lock.json. The same lock file gives the same bytes: there is no time and no
 * random number in it.
 * @throws when npm cannot make it
 */
export async function billOfMaterials(): Promise<string> {
  // Without `--omit dev`: with it npm leaves out packages that are needed, such as @hono/node-server.
  const { code, stdout, stderr } = await npm('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only');
  if (code !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const { metadata, components, dependencies, serialNumber: _, ...rest } = bomSchema.parse(JSON.parse(stdout));
  const { timestamp: __, component, ...about } = metadata;
  const { name } = z.object({ name: z.string() }).parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const packages = (await lockedPackages()).filter(({ dev }) => !dev);
  const shipped = new Set([component['bom-ref'], ...packages.map((each) => `${each.name}@${each.version}`)]);
  const content = {
    ...rest,
    // npm takes the name of the folder.
    metadata: { ...about, component: { ...component, name } },
    components: components
      .filter((each) => shipped.has(each['bom-ref']))
      // A package can be needed in the image and for development; npm then may mark it as the latter.
      .map((each) => ({ ...each, scope: 'required', properties: each.properties.filter(isNotAboutDevelopment) }))
      .toSorted((one, other) => compare(one['bom-ref'], other['bom-ref'])),
    dependencies: dependencies
      .filter(({ ref }) => shipped.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        dependsOn: dependsOn.filter((each) => shipped.has(each)).toSorted(compare),
      }))
      .toSorted((one, other) => compare(one.ref, other.ref)),
  };
  return `${JSON.stringify({ ...content, serialNumber: serialNumberOf(content) }, null, 2)}\n`;
}

function isNotAboutDevelopment(property: unknown): boolean {
  return !JSON.stringify(property).includes('cdx:npm:package:development');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** A UUID that follows from the content, in the form of version 8 (RFC 9562). */
function serialNumberOf(content: object): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return `urn:uuid:${parts.join('-')}-${hash.slice(20, 32)}`;
}

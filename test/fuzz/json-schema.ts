/** Random values that a JSON Schema describes: of the API, and of the forms of pages. */

import fc from 'fast-check';
import { z } from 'zod';
import { nastyJson } from './nasty.ts';

/** The keywords of JSON Schema that our schemas use. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** The JSON Schema of what a zod schema reads. */
export function schemaOf(schema: z.ZodType): Schema {
  // The cast: zod's type of a JSON Schema allows booleans where our schemas have none.
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** @param components where references point to: `#/components/schemas/{name}` */
export function valuesOf(schema: Schema, components: Readonly<Record<string, Schema>> = {}): fc.Arbitrary<unknown> {
  const inner = (each: Schema): fc.Arbitrary<unknown> => valuesOf(each, components);
  if (schema.$ref !== undefined) return inner(components[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(inner));
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -1e6), max: Math.min(schema.maximum ?? 1e6, 1e6) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { minItems: minLength = 0, maxItems = 4 } = schema;
      return fc.array(inner(schema.items ?? {}), { minLength, maxLength: Math.max(minLength, Math.min(maxItems, 4)) });
    }
    case 'object': {
      const required = new Set(schema.required);
      const members = Object.entries(schema.properties ?? {}).map(([name, each]) =>
        required.has(name) ? fc.record({ [name]: inner(each) }) : fc.option(fc.record({ [name]: inner(each) })),
      );
      return fc.tuple(...members).map((all) => Object.assign({}, ...all));
    }
    default:
      return nastyJson;
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.constantFrom('an@ocmw.example', 'jan.peeters@cpas.example');
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  const plain = fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
  // fast-check knows no properties of Unicode characters.
  if (pattern === undefined || pattern.includes('\\p{')) return plain;
  return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= 200);
}

/** One change of a JSON value: at the place with this number, among all of them. */
type Change = { readonly at: number; readonly kind: 'replace' | 'remove' | 'add' | 'repeat'; readonly value: unknown };

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('replace', 'remove', 'add', 'repeat'),
  value: nastyJson,
});

/** Values with up to two changes. */
export function changed(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, fc.array(change, { maxLength: 2 }))
    .map(([value, changes]) => changes.reduce(apply, structuredClone(value)));
}

function apply(value: unknown, { at, kind, value: given }: Change): unknown {
  // The same value may be put into several places.
  const other = structuredClone(given);
  const places = placesIn(value);
  const place = places[at % (places.length + 1)];
  if (place === undefined) return kind === 'replace' ? other : value;
  const { holder, key } = place;
  if (kind === 'remove') delete holder[key];
  else if (kind === 'replace') put(holder, key, other);
  else if (kind === 'repeat') put(holder, `${key}2`, structuredClone(holder[key]));
  else put(holder, typeof other === 'string' ? other : 'unknown', other);
  return value;
}

/** Sets a member of its own, also when it is called `__proto__`. */
function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

type Holder = Record<string, unknown>;

function placesIn(value: unknown): { holder: Holder; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  // The cast: arrays and objects are both indexed by their keys here.
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** Reads posted forms. The one place where a body becomes fields: pages do not call `parseBody` themselves. */

import type { HonoRequest } from 'hono';
import { HTTPException } from 'hono/http-exception';

/** Part of a request context. */
type Posted = { readonly req: Pick<HonoRequest, 'header' | 'parseBody'> };

const formTypes = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/**
 * The fields of a posted form; of a repeated field the last one.
 * @throws HTTPException 415 when the body is not a form; 400 when it cannot be parsed, or has a NUL, which no browser sends and
 *   PostgreSQL does not store
 */
export async function readForm(context: Posted): Promise<Record<string, string | File>> {
  return await read(context, () => context.req.parseBody());
}

/** The fields of a posted form, a repeated one as an array. @throws as `readForm` */
export async function readRepeatedFields(context: Posted): Promise<Record<string, string | File | (string | File)[]>> {
  return await read(context, () => context.req.parseBody({ all: true }));
}

async function read<Fields extends object>({ req }: Posted, parse: () => Promise<Fields>): Promise<Fields> {
  const type = req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined && !formTypes.includes(type)) throw new HTTPException(415, { message: 'not a form' });
  const fields = await parse().catch((cause: unknown) => {
    throw new HTTPException(400, { message: 'a form that cannot be parsed', cause });
  });
  for (const [name, values] of Object.entries(fields)) {
    const texts = [name, values].flat().filter((value) => typeof value === 'string');
    if (texts.some((text) => text.includes('\0'))) throw new HTTPException(400, { message: 'a NUL in a form' });
  }
  return fields;
}

import { AppError } from '@hubbub/contracts'
import type { z } from 'zod'
import type { Http } from '../http/operation.ts'

/** The body of a request. Throws `request.invalid` with every place that is wrong. */
export async function readJson<Schema extends z.ZodType>(
  http: Http,
  schema: Schema,
): Promise<z.output<Schema>> {
  return fitTo(schema, await http.req.json<unknown>().catch(() => null))
}

export function fitTo<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => ({
    path: ['body', ...path.map(String)].join('.'),
    message,
  }))
  throw new AppError({
    code: 'request.invalid',
    kind: 'invalid',
    message: 'Some of the input is wrong',
    details: { errors },
  })
}

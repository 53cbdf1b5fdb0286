import type { z } from 'zod'

interface JsonOperation<S extends z.ZodType> {
  request: { body: { content: { 'application/json': { schema: S } } } }
}

/** The rules that an operation of the API has for its body, for asking before sending. */
export const bodyOf = <S extends z.ZodType>(operation: JsonOperation<S>): S =>
  operation.request.body.content['application/json'].schema

/** As much of JSON Schema as the OpenAPI document uses. */
interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minLength?: number
  minimum?: number
  pattern?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
}

export interface Described {
  operationId: string
  method: string
  path: string
  inputs: { query: string; body: unknown }[]
}

interface ApiDocument {
  paths?: Record<string, object>
  components?: { schemas?: Record<string, unknown> }
}

interface Parameter {
  name: string
  in: string
  required?: boolean
  schema: Schema
}

interface Filling {
  schemas: Record<string, Schema>
  /** Stands wherever an id is asked for. */
  id: string
  /** Stands wherever words are asked for. */
  words: string
  /** Also what may be left out, where an id can stand in it. */
  generous: boolean
}

/**
 * Every operation of a document, once with the least input that its schemas let in and once with `id` in every place
 * that takes one. In what is asked for by query stand the `words`.
 */
export function describeOperations(document: ApiDocument, id: string, words: string): Described[] {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const {
        operationId,
        parameters = [],
        requestBody,
      } = described as {
        operationId: string
        parameters?: Parameter[]
        requestBody?: { content: Record<string, { schema: Schema }> }
      }
      const json = requestBody?.content['application/json']?.schema
      const inputs = [false, true].map((generous) => ({
        query: queryOf(parameters, { schemas, id, words, generous }),
        body:
          json === undefined
            ? undefined
            : sample(json, { schemas, id, words: generous ? 'bbb' : 'aaa', generous }),
      }))
      return { operationId, method: method.toUpperCase(), path, inputs }
    }),
  )
}

function queryOf(parameters: readonly Parameter[], filling: Filling): string {
  const asked = parameters.filter(
    ({ in: place, required, schema }) =>
      place === 'query' && (required === true || (filling.generous && takesId(schema, filling.schemas))),
  )
  return new URLSearchParams(
    asked.map(({ name, schema }) => [name, String(sample(schema, filling))]),
  ).toString()
}

const resolve = (schema: Schema, schemas: Record<string, Schema>): Schema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})

/** @param depth where schemas contain themselves, how far to look. */
function takesId(given: Schema, schemas: Record<string, Schema>, depth = 5): boolean {
  const { format, items, properties, anyOf, oneOf } = resolve(given, schemas)
  if (format === 'uuid') return true
  const parts = [items ?? [], Object.values(properties ?? {}), anyOf ?? [], oneOf ?? []].flat()
  return depth > 0 && parts.some((part) => takesId(part, schemas, depth - 1))
}

function sample(given: Schema, filling: Filling): unknown {
  const { schemas, generous } = filling
  const schema = resolve(given, schemas)
  const wanted = (part: Schema) => generous && takesId(part, schemas)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf ?? []
  const choice = choices.find(wanted) ?? choices[0]
  if (choice !== undefined) return sample(choice, filling)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name, part]) => schema.required?.includes(name) === true || wanted(part))
          .map(([name, part]) => [name, sample(part, filling)]),
      )
    case 'array': {
      const items = schema.items ?? {}
      const length = Math.max(schema.minItems ?? 0, wanted(items) ? 1 : 0)
      return Array.from({ length }, () => sample(items, filling))
    }
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return text(schema, filling)
  }
}

function text({ format, pattern, minLength = 1 }: Schema, { id, words }: Filling): string {
  if (format === 'uuid') return id
  if (format === 'time-zone') return 'UTC'
  if (format === 'email') return 'somebody@acme.test'
  if (format === 'uri') return 'https://somewhere.test'
  if (format === 'date-time') return new Date(Date.now() + 3_600_000).toISOString()
  if (format === 'date') return new Date().toISOString().slice(0, 10)
  if (pattern?.includes('#')) return '#00aa88'
  if (pattern?.startsWith('^([01]')) return '08:00'
  return words.padEnd(minLength, 'a')
}

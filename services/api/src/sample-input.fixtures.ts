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
  query: string
  body: unknown
}

interface ApiDocument {
  paths?: Record<string, object>
  components?: { schemas?: Record<string, unknown> }
}

/** Every operation of a document with the least input that its schemas let in; `id` stands wherever an id is asked for. */
export function describeOperations(document: ApiDocument, id: string): Described[] {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const {
        operationId,
        parameters = [],
        requestBody,
      } = described as {
        operationId: string
        parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
        requestBody?: { content: Record<string, { schema: Schema }> }
      }
      const asked = parameters.filter((parameter) => parameter.in === 'query' && parameter.required === true)
      const query = new URLSearchParams(
        asked.map(({ name, schema }) => [name, String(sample(schema, schemas, id))]),
      ).toString()
      const json = requestBody?.content['application/json']?.schema
      return {
        operationId,
        method: method.toUpperCase(),
        path,
        query,
        body: json === undefined ? undefined : sample(json, schemas, id),
      }
    }),
  )
}

function sample(given: Schema, schemas: Record<string, Schema>, id: string): unknown {
  const schema = given.$ref === undefined ? given : (schemas[given.$ref.split('/').at(-1) ?? ''] ?? {})
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  if (choice !== undefined) return sample(choice, schemas, id)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {}, schemas, id)]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, schemas, id))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return text(schema, id)
  }
}

function text({ format, pattern, minLength = 1 }: Schema, id: string): string {
  if (format === 'uuid') return id
  if (format === 'email') return 'somebody@acme.test'
  if (format === 'date-time') return new Date(Date.now() + 3_600_000).toISOString()
  if (pattern?.includes('#')) return '#00aa88'
  return 'a'.repeat(Math.max(minLength, 3))
}

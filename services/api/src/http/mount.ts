import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { AppError } from '@hubbub/contracts'
import * as definitions from '@hubbub/contracts/http'
import type { ApiEnv } from './env.ts'
import type { Http, Input, Operation } from './operation.ts'

const { idempotent } = definitions
const operationIds = new Map<unknown, string>(
  Object.entries(definitions).map(([name, definition]) => [definition, name]),
)
const workspaceParam = z.object({ workspaceId: z.uuid() })

export interface Place<C> {
  /** Before the definition's own path, e.g. `/workspaces/{workspaceId}`. */
  prefix: '' | '/workspaces/{workspaceId}'
  context: (http: Http) => C
}

/** Gives each operation its place, its name in the OpenAPI document and its answer. */
export function mount<C>(
  app: OpenAPIHono<ApiEnv>,
  place: Place<C>,
  operations: readonly Operation<C>[],
): void {
  for (const { definition, handle } of operations) {
    const success = successOf(definition)
    app.openapi(placed(definition, place.prefix), async (http) => {
      const result = await handle(place.context(http), inputOf(http), http)
      return answer(http, result, success)
    })
  }
}

function placed(definition: RouteConfig, prefix: Place<unknown>['prefix']): RouteConfig {
  const operationId = operationIds.get(definition)
  if (operationId === undefined)
    throw new TypeError(
      `${definition.method} ${definition.path} is not among the definitions of the contracts`,
    )
  if (prefix === '') return { ...definition, operationId }
  const params =
    definition.request?.params instanceof z.ZodObject
      ? definition.request.params.extend(workspaceParam.shape)
      : workspaceParam
  return {
    ...definition,
    operationId,
    path: definition.path === '/' ? prefix : prefix + definition.path,
    request: { ...definition.request, params, ...headersOf(definition) },
    security: [{ session: [] }, { apiKey: [] }],
  }
}

// Every POST can be sent again safely; the document says so, whether or not its definition does.
function headersOf({ method, request }: RouteConfig): { headers?: z.ZodObject } {
  if (method !== 'post') return {}
  return {
    headers: request?.headers instanceof z.ZodObject ? request.headers.extend(idempotent.shape) : idempotent,
  }
}

interface Success {
  status: 200 | 201 | 202 | 204
  schema: z.ZodType | null
}

function successOf(definition: RouteConfig): Success {
  for (const status of [200, 201, 202, 204] as const) {
    const response = definition.responses[status]
    if (response === undefined) continue
    const media = 'content' in response ? response.content?.['application/json'] : undefined
    const schema = media !== undefined && 'schema' in media ? media.schema : undefined
    return { status, schema: schema instanceof z.ZodType ? schema : null }
  }
  throw new TypeError(`${definition.method} ${definition.path} defines no success`)
}

// Each part is there only where the definition has a schema for it; `operation` gives it that schema's type.
function inputOf(http: Http): Input<never> {
  const valid = (target: string): never => http.req.valid(target as never)
  const ifMatch = http.req.header('if-match')
  return {
    params: valid('param'),
    query: valid('query'),
    body: valid('json'),
    form: valid('form'),
    version: ifMatch === undefined ? null : readVersion(ifMatch),
  }
}

function readVersion(ifMatch: string): number {
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch)?.[1]
  if (version !== undefined) return Number(version)
  throw new AppError({
    code: 'request.if_match_invalid',
    kind: 'invalid',
    message: 'If-Match takes one version, as the ETag gave it',
  })
}

function answer(http: Http, result: unknown, { status, schema }: Success): Response {
  if (result instanceof Response) return result
  if (status === 204 || schema === null) return http.body(null, 204)
  // Only what the contract names leaves the house.
  const body: unknown = schema.parse(result)
  if (hasVersion(body)) http.header('ETag', `"${body.version}"`)
  return http.json(body as object, status)
}

function hasVersion(body: unknown): body is { version: number } {
  return typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number'
}

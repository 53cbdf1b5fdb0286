import type { Hook } from '@hono/zod-openapi'
import { AppError } from '@hubbub/contracts'
import type { ErrorHandler, Hono, NotFoundHandler } from 'hono'
import { log } from '../log.ts'
import type { ApiEnv } from './env.ts'
import { toProblem } from './problem.ts'

type RefuseInput = Hook<unknown, ApiEnv, string, void>

/** Turns what a schema has against the input into one error that names every place. */
export const refuseInput: RefuseInput = (result) => {
  if (result.success) return
  const errors = result.error.issues.map(({ path, message }) => ({
    path: [places[result.target] ?? result.target, ...path.map(String)].join('.'),
    message,
  }))
  throw new AppError({
    code: 'request.invalid',
    kind: 'invalid',
    message: 'Some of the input is wrong',
    details: { errors },
  })
}

const places: Partial<Record<string, string>> = { json: 'body', form: 'body', param: 'path' }

/** Seconds; what is away for a moment is mostly back by then. */
const retryUnavailable = 2

/** The one place where an error becomes an answer and a line in the log. */
export const answerError: ErrorHandler<ApiEnv> = (error, http) => {
  const requestId = http.get('requestId')
  const { status, body, unexpected } = toProblem(error, requestId)
  const request = { requestId, method: http.req.method, path: http.req.path, status, code: body.code }
  if (unexpected) log.error({ ...request, err: error }, 'a request failed')
  else log.debug({ ...request, err: error }, 'refused')
  const retryAfter = body.details?.['retryAfter'] ?? (status === 503 ? retryUnavailable : undefined)
  if (typeof retryAfter === 'number') http.header('retry-after', String(retryAfter))
  return http.json(body, status, { 'content-type': 'application/problem+json' })
}

/** 405 where the path is known by another method, else 404. */
export function answerMissing(app: Hono<ApiEnv>): NotFoundHandler<ApiEnv> {
  let known: { pattern: RegExp; method: string }[] | undefined
  return (http) => {
    known ??= app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ path, method }) => ({ pattern: patternOf(path), method }))
    const allowed = known.filter(({ pattern }) => pattern.test(http.req.path)).map(({ method }) => method)
    const requestId = http.get('requestId')
    if (allowed.length === 0 || allowed.includes(http.req.method)) {
      const missing = new AppError({
        code: 'route.not_found',
        kind: 'not_found',
        message: 'There is nothing here',
      })
      return http.json(toProblem(missing, requestId).body, 404, {
        'content-type': 'application/problem+json',
      })
    }
    const headers = {
      'content-type': 'application/problem+json',
      allow: [...new Set(allowed)].toSorted().join(', '),
    }
    const problem = {
      type: 'about:blank',
      title: 'Method not allowed',
      status: 405,
      code: 'route.method_not_allowed',
      requestId,
    }
    return http.json(problem, 405, headers)
  }
}

function patternOf(path: string): RegExp {
  const pattern = path
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
  return new RegExp(`^${pattern.join('/')}$`)
}

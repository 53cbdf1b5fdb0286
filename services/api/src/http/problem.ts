import { AppError, type ErrorKind, isAppError, type Problem } from '@hubbub/contracts'
import { toAppError } from '@hubbub/database'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const statusOf: Record<ErrorKind, ContentfulStatusCode> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
}

const titles: Record<number, string> = {
  400: 'The request is not well formed',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'The request took too long',
  409: 'In conflict with what is there',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Understood, but cannot be done',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Not available at the moment',
}

const codes: Record<number, `${string}.${string}`> = {
  400: 'request.malformed',
  401: 'access.unauthenticated',
  403: 'access.forbidden',
  404: 'route.not_found',
  405: 'route.method_not_allowed',
  408: 'request.timeout',
  413: 'request.too_large',
  415: 'request.unsupported_media_type',
}

export interface MappedProblem {
  status: ContentfulStatusCode
  body: Problem
  /** Whether it is our fault and belongs in the log as an error. */
  unexpected: boolean
}

/** RFC 9457. Only what an AppError says is shown; of anything else the caller learns its request id. */
export function toProblem(thrown: unknown, requestId: string): MappedProblem {
  const error = toAppError(thrown)
  const known = isAppError(error) ? error : fromHttpException(error)
  if (known === null) return describe(500, 'internal.unexpected', requestId, { unexpected: true })
  const status = isAppError(error) ? statusFor(error) : (statusFrom(error) ?? statusFor(known))
  const { errors, ...details } = known.details
  return describe(status, known.code, requestId, {
    detail: known.message,
    ...(isErrorList(errors) ? { errors } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
    unexpected: status >= 500 && status !== 503,
  })
}

// Codes under `request.` say that the request itself is wrong, not that its wish cannot be granted.
function statusFor({ kind, code }: AppError): ContentfulStatusCode {
  return kind === 'invalid' && code.startsWith('request.') ? 400 : statusOf[kind]
}

function describe(
  status: ContentfulStatusCode,
  code: string,
  requestId: string,
  { unexpected, ...rest }: Pick<Problem, 'detail' | 'errors' | 'details'> & { unexpected: boolean },
): MappedProblem {
  return {
    status,
    unexpected,
    body: {
      type: 'about:blank',
      title: titles[status] ?? titles[500] ?? '',
      status,
      code,
      ...rest,
      requestId,
    },
  }
}

function statusFrom(error: unknown): ContentfulStatusCode | null {
  return error instanceof HTTPException ? error.status : null
}

function fromHttpException(error: unknown): AppError | null {
  if (!(error instanceof HTTPException)) return null
  if (isAppError(error.cause)) return error.cause
  if (error.status >= 500) return null
  const code = codes[error.status] ?? 'request.refused'
  return new AppError({
    code,
    kind: 'invalid',
    message: error.message || (titles[error.status] ?? ''),
    cause: error,
  })
}

function isErrorList(value: unknown): value is NonNullable<Problem['errors']> {
  return Array.isArray(value)
}

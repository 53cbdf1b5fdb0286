export const errorKinds = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'gone',
  'too_large',
  'rate_limited',
  'unavailable',
  'internal',
] as const
/** What went wrong in the terms a caller can act on; the API maps it to a status. */
export type ErrorKind = (typeof errorKinds)[number]

/** Dotted and stable, such as `conversation.not_found`; clients match on it. */
export type ErrorCode = `${string}.${string}`

export interface AppErrorInit {
  code: ErrorCode
  kind: ErrorKind
  /** For a person to read; carries no personal data and no secrets. */
  message: string
  /** Shown to the caller as it is. */
  details?: Record<string, unknown>
  cause?: unknown
}

/** An expected failure: thrown by rules and adapters, mapped to problem+json once at the edge. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly kind: ErrorKind
  readonly details: Readonly<Record<string, unknown>>

  constructor({ code, kind, message, details, cause }: AppErrorInit) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.kind = kind
    this.details = details ?? {}
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError
}

/** A readable line from whatever was thrown. */
export function errorMessage(error: unknown): string {
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map(errorMessage).join('; ')
  if (error instanceof Error) return error.message || error.name
  return String(error)
}

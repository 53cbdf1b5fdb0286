import { isAppError } from '@hubbub/contracts'
import { redact } from './redact.ts'

const maxCauses = 5

/** What a log keeps of an error. Other properties are left out: libraries attach whole requests to theirs. */
export function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    ...(isAppError(error) ? { kind: error.kind, details: redact(error.details) } : {}),
    stack: error.stack,
    ...(error.cause !== undefined && depth < maxCauses
      ? { cause: serializeError(error.cause, depth + 1) }
      : {}),
    ...(error instanceof AggregateError && depth < maxCauses
      ? { errors: error.errors.map((inner) => serializeError(inner, depth + 1)) }
      : {}),
  }
}

import { AppError } from '@hubbub/contracts'

/** Keys are made by us; whatever else comes along never becomes a path. */
export function refuseKey(key: string): void {
  if (/^[\w-]+(?:\/[\w-]+)*$/.test(key)) return
  throw new AppError({ code: 'attachment.bad_key', kind: 'internal', message: 'This is no storage key' })
}

export function missing(key: string, cause?: unknown): AppError {
  return new AppError({
    code: 'attachment.missing',
    kind: 'not_found',
    message: 'The file is no longer in the store',
    details: { key },
    cause,
  })
}

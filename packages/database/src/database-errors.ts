import { AppError } from '@hubbub/contracts'
import pg from 'pg'
import { TransactionOver } from './direct-sql.ts'
import { Prisma } from './generated/client.ts'

/** The SQLSTATE behind an error of Prisma's client or of the driver, e.g. `23505`; null where the database did not answer with one. */
export function sqlState(error: unknown): string | null {
  const cause = driverCause(error)
  return cause?.originalCode ?? cause?.code ?? null
}

/** The constraint's name, such as `x_message_client_id`, if the error says that something is there already. */
export function uniqueViolation(error: unknown): string | null {
  if (sqlState(error) !== '23505') return null
  const message = driverCause(error)?.originalMessage ?? ''
  return /unique constraint "([^"]+)"/.exec(message)?.[1] ?? ''
}

/** Another transaction came in between; doing it all again is the remedy. */
export function isConflict(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40001' || state === '40P01' || prismaCode(error) === 'P2034'
}

const unavailableStates = new Set(['57P01', '57P02', '57P03', '53300', '28P01', '3D000'])
const unavailableCodes = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
])
const unavailableKinds = new Set([
  'AuthenticationFailed',
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
])
const unavailableSockets = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT'])
/** What the driver says in words only. */
const lostConnection =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired)/

/** What a text or number says that no row can hold: NUL, half a surrogate pair, more than an index entry has room for. */
const unstorableStates = new Set(['22001', '22003', '22008', '22021', '22P02', '22P05', '54000'])

/**
 * What no caller can help, no connection, no room, no answer in time, becomes `database.unavailable`; what cannot be
 * kept at all becomes `input.unstorable`; the rest stays.
 */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError) return error
  if (unstorableStates.has(sqlState(error) ?? '')) {
    const message =
      'Something in it cannot be stored: a character that is no text, or a value that is too long'
    return new AppError({ code: 'input.unstorable', kind: 'invalid', message, cause: error })
  }
  if (!isUnavailable(error)) return error
  return new AppError({
    code: 'database.unavailable',
    kind: 'unavailable',
    message: 'The database cannot be reached or does not answer in time.',
    cause: error,
  })
}

function isUnavailable(error: unknown): boolean {
  return (
    unavailableStates.has(sqlState(error) ?? '') ||
    unavailableCodes.has(prismaCode(error) ?? '') ||
    unavailableKinds.has(driverCause(error)?.kind ?? '') ||
    error instanceof TransactionOver ||
    (error instanceof Error && lostConnection.test(error.message)) ||
    (error instanceof Error && 'syscall' in error && unavailableSockets.has(String(errorCode(error))))
  )
}

const errorCode = (error: Error) => ('code' in error ? error.code : null)

function prismaCode(error: unknown): string | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code
  if (error instanceof Prisma.PrismaClientInitializationError) return error.errorCode ?? 'P1001'
  return null
}

interface DriverCause {
  kind?: string
  code?: string
  originalCode?: string
  originalMessage?: string
}

/** Prisma keeps what the driver said under `meta.driverAdapterError.cause`, or throws the driver's error itself. */
function driverCause(error: unknown): DriverCause | null {
  if (error instanceof pg.DatabaseError)
    return { ...(error.code !== undefined && { originalCode: error.code }), originalMessage: error.message }
  const driverError =
    error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.['driverAdapterError'] : error
  if (!(driverError instanceof Error)) return null
  const { cause } = driverError
  return typeof cause === 'object' && cause !== null ? cause : null
}

import { AppError, type ErrorCode } from '@hubbub/contracts'
import { uniqueViolation } from '../database-errors.ts'

/** What the database refuses as already there, said in the words of the caller. */
export async function uniqueToConflict<T>(write: Promise<T>, code: ErrorCode, message: string): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (uniqueViolation(error) === null) throw error
    throw new AppError({ code, kind: 'conflict', message, cause: error })
  }
}

import { AppError } from '@hubbub/contracts'

/** Guards against lost updates: refuses a change made on an older version than the current one. */
export function expectVersion(what: string, expected: number | null, current: number): void {
  if (expected === null || expected === current) return
  throw new AppError({
    code: `${what}.changed`,
    kind: 'conflict',
    message: `Someone else has changed this ${what} meanwhile`,
    details: { version: current },
  })
}

import { toAppError } from '../database-errors.ts'
import type { PrismaClient } from '../generated/client.ts'
import { createDirectory } from './create-directory.ts'
import { createEventLog } from './create-event-log.ts'
import { createLadderWork } from './create-ladder-work.ts'
import { createPendingWork } from './create-pending-work.ts'
import { createUpkeep } from './create-upkeep.ts'

/** The few things that cross workspaces, each through one narrow function of the database. */
export function createSystem(client: PrismaClient) {
  return {
    ...withAppErrors(createPendingWork(client)),
    ...withAppErrors(createLadderWork(client)),
    ...withAppErrors(createUpkeep(client)),
    ...withAppErrors(createEventLog(client)),
    directory: withAppErrors(createDirectory(client)),
  }
}

/** The same methods; where they reject, it is with what `toAppError` makes of it. */
function withAppErrors<T extends object>(methods: T): T {
  const entries = Object.entries(methods).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await method(...args)
      } catch (error) {
        throw toAppError(error)
      }
    },
  ])
  // Each entry keeps its name, arguments and result.
  return Object.fromEntries(entries) as T
}

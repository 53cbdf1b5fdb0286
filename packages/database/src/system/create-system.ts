import type { PrismaClient } from '../generated/client.ts'
import { createDirectory } from './create-directory.ts'
import { createEventLog } from './create-event-log.ts'
import { createPendingWork } from './create-pending-work.ts'

/** The few things that cross workspaces, each through one narrow function of the database. */
export function createSystem(client: PrismaClient) {
  return { ...createPendingWork(client), ...createEventLog(client), directory: createDirectory(client) }
}

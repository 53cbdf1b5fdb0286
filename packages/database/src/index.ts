export { createRepositories, createStore } from './create-store.ts'
export { createDatabase, type Database, type DatabaseOptions } from './create-database.ts'
export type { Lease, Leases } from './create-leases.ts'
export { type OnNotify } from './create-listener.ts'
export { type Tenant, type TenantOptions, type Transaction } from './create-tenant.ts'
export { config as databaseConfig } from './database.config.ts'
export { isConflict, sqlState, toAppError, uniqueViolation } from './database-errors.ts'
export { createEventReader, type EventReader, type EventReaderOptions } from './events/create-event-reader.ts'
export { createEventTail, type EventTail, type EventTailOptions } from './events/create-event-tail.ts'
export {
  eventColumns,
  type EventRow,
  firstCursor,
  formatCursor,
  parseCursor,
  toStoredEvent,
} from './events/event-rows.ts'
export { Prisma, PrismaClient } from './generated/client.ts'
export { type LeadOptions } from './lead.ts'
export { migrate, type MigrateOptions } from './migrate/migrate.ts'
export { expectDatabase } from './outage.ts'
export { createEventRepository } from './repositories/events.ts'
export { databaseRoles, type DatabaseRole, roleUrl } from './roles.ts'
export type { DueDelivery, DueSnooze, EnabledChannel, UnroutedMessage } from './system/create-pending-work.ts'

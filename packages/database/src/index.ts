export { migrate, type MigrateOptions } from './migrate/migrate.ts'
export { databaseRoles, type DatabaseRole, roleUrl } from './roles.ts'

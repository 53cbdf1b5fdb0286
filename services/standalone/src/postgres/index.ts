export type { PostgresLog } from './log-server-line.ts'
export {
  type Postgres,
  type PostgresStep,
  type StartPostgresOptions,
  startPostgres,
} from './start-postgres.ts'

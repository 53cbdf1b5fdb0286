import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { createLeases } from './create-leases.ts'
import { createListener } from './create-listener.ts'
import { createTenant } from './create-tenant.ts'
import { toAppError } from './database-errors.ts'
import { PrismaClient } from './generated/client.ts'
import { lead, type LeadOptions } from './lead.ts'
import { nameStatement } from './name-statement.ts'
import { watchTransactions } from './open-transaction.ts'
import { noteOutages } from './outage.ts'
import { type DatabaseRole, roleUrl } from './roles.ts'
import { createSystem } from './system/create-system.ts'

export interface DatabaseOptions {
  /** The owner's address; only its place is used, never its user. */
  url: string
  /** HUBBUB_SECRET. */
  secret: string
  /** Connections of the application's role; those for sign-in and for listening come on top. */
  poolSize?: number
  /** Shown in pg_stat_activity. */
  name?: string
}

export type Database = ReturnType<typeof createDatabase>

/** Everything through which the application reaches its data. Connects when first used. */
export function createDatabase({ url, secret, poolSize = 10, name = 'hubbub' }: DatabaseOptions) {
  const open = (role: DatabaseRole, max: number) => openClient(roleUrl(url, role, secret), max, name)
  const openAuth = () => {
    const { client, close } = open('hubbub_auth', Math.min(poolSize, 5))
    return { client: noteOutages(client), close }
  }
  const appUrl = roleUrl(url, 'hubbub_app', secret)
  const app = open('hubbub_app', poolSize)
  const listener = createListener({ url: appUrl, name: `${name} listen` })
  const leases = createLeases({ url: appUrl, name: `${name} leases` })
  let auth: ReturnType<typeof openAuth> | undefined

  return {
    /** Runs `work` in one transaction that sees and writes one workspace only. */
    tenant: createTenant(app.client),
    /** What crosses workspaces. */
    system: createSystem(app.client),
    /** Sign-in data, through a role that sees nothing else. */
    get auth() {
      auth ??= openAuth()
      return auth.client
    },
    /** Calls back on every NOTIFY on the channel, and after each new connection with `null`, for what may have been missed. */
    listen: listener.listen,
    /** Runs `work` in one process at a time; see `lead`. Resolves when the signal aborts and the work has ended. */
    lead: async (options: LeadOptions) => await lead(appUrl, options),
    /** What one process at a time does, many such things on one connection. */
    leases,
    /** Throws `database.unavailable`. */
    async ping(): Promise<void> {
      await app.client.$queryRaw`SELECT 1`.catch((error: unknown) => {
        throw toAppError(error)
      })
    },
    /** The address of the application's role, for what keeps connections of its own: queue, sockets. */
    appUrl,
    async [Symbol.asyncDispose]() {
      await Promise.all([
        listener[Symbol.asyncDispose](),
        leases[Symbol.asyncDispose](),
        app.close(),
        auth?.close(),
      ])
    },
  }
}

function openClient(url: string, max: number, name: string) {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    connectionTimeoutMillis: 10_000,
  })
  // An idle connection that breaks is replaced by the pool; whoever was using one is told by its query.
  pool.on('error', () => {})
  watchTransactions(pool)
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameStatement(sql) }),
    errorFormat: 'minimal',
  })
  return {
    client,
    async close() {
      await client.$disconnect()
      await pool.end()
    },
  }
}

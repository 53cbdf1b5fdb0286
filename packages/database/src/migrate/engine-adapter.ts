import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** The stock adapter, mended where the schema engine needs more of it than the client does. */
export function engineAdapter(url: string): SqlMigrationAwareDriverAdapterFactory & AsyncDisposable {
  const connections = openConnections(url, recordAsDone)
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connections.adapter(() => Promise.resolve()),
    connectToShadowDb: () => openShadow(connections, url),
    [Symbol.asyncDispose]: () => connections.pool.end(),
  }
}

/**
 * The engine records a migration as done after it, so that a crash in between would make it run twice. Said in the
 * script itself, it stands or falls with what the migration did. Only one is ever under way.
 */
const recordAsDone = `;
UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL`

/** A database to try the migrations in. The stock adapter opens the original instead when it is given a connection string. */
async function openShadow({ pool }: Connections, url: string): Promise<SqlDriverAdapter> {
  const name = pg.escapeIdentifier(`hubbub_shadow_${randomUUID()}`)
  const shadowUrl = new URL(url)
  shadowUrl.pathname = `/${name.slice(1, -1)}`
  await pool.query(`CREATE DATABASE ${name}`)
  const shadow = openConnections(shadowUrl.href)
  return shadow.adapter(async () => {
    await shadow.pool.end()
    await pool.query(`DROP DATABASE ${name}`)
  })
}

type Connections = ReturnType<typeof openConnections>

function openConnections(url: string, afterScript = '') {
  const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c client_min_messages=warning' })
  const chars = watchChars(pool)
  pool.on('error', () => {})
  const adapter = async (dispose: () => Promise<void>): Promise<SqlDriverAdapter> => {
    const inner = await new PrismaPg(pool).connect()
    return {
      provider: inner.provider,
      adapterName: inner.adapterName,
      executeRaw: (query) => inner.executeRaw(query),
      startTransaction: (level) => inner.startTransaction(level),
      getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
      queryRaw: async (query) => {
        const result = await inner.queryRaw(query)
        for (const column of chars()) result.columnTypes[column] = ColumnTypeEnum.Character
        return result
      },
      // The stock adapter cuts scripts at every `;`, also inside function bodies; sent whole, a migration is also one transaction.
      executeScript: async (script) => {
        await pool.query(script + afterScript)
      },
      dispose,
    }
  }
  return { pool, adapter }
}

const charType = 18
const textType = 25

/**
 * The catalogue has columns of the internal type "char", which the stock adapter refuses. They are passed to it as text;
 * the function tells which columns of the last answer they were. Fit for a pool of one connection only.
 */
function watchChars(pool: pg.Pool): () => number[] {
  let columns: number[] = []
  pool.on('connect', ({ connection }) => {
    connection.prependListener('rowDescription', ({ fields }: { fields: { dataTypeID: number }[] }) => {
      columns = [...fields.keys()].filter((column) => fields[column]?.dataTypeID === charType)
      for (const field of fields) if (field.dataTypeID === charType) field.dataTypeID = textType
    })
  })
  return () => columns
}

import { randomBytes } from 'node:crypto'
import { query } from './query.ts'
import { sharedPostgres, testSecret } from './shared-servers.ts'

export interface TestDatabase extends AsyncDisposable {
  name: string
  /** Of the owner, who may do everything; the roles of the application are reached through @hubbub/database. */
  url: string
  secret: string
}

export interface CloneOptions {
  /** A database without a single table, to migrate oneself. */
  empty?: boolean
}

/** A database of one's own, with the whole schema and no row, dropped when it goes out of scope. */
export async function cloneDatabase({ empty = false }: CloneOptions = {}): Promise<TestDatabase> {
  const { adminUrl, template } = sharedPostgres()
  if (!empty && 'missing' in template)
    throw new Error(`There is no migrated database to clone: ${template.missing}`)
  const source = empty || 'missing' in template ? 'template0' : template.database
  const name = `test_${randomBytes(6).toString('hex')}`
  await query(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return {
    name,
    url: url.href,
    secret: testSecret,
    async [Symbol.asyncDispose]() {
      await query(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}

import { openSql, type Sql } from '../../lib/sql.ts'

/** Of everything that a message leaves behind, in an order that their references allow. */
const tables = [
  'contact',
  'contact_identity',
  'conversation',
  'conversation_participant',
  'message',
  'message_raw',
  'message_insight',
  'message_search',
  'thread_ref',
  'event',
]
/** What these rows stand on; not part of the measurement. */
const ground = ['workspace', 'brand', 'channel']
/** Given by the database itself. */
const generated = new Set(['event.seq', 'event.xid'])
const rowsInStatement = 500

interface Column {
  name: string
  type: string
}

/**
 * The same rows by plain multi-row INSERTs, table by table over one connection, each statement a transaction: how fast this
 * database takes them when nothing has to be found out first. @returns seconds.
 */
export async function measureLimit(fromUrl: string, toUrl: string): Promise<number> {
  await using from = await openSql(fromUrl)
  await using to = await openSql(toUrl)
  for (const table of ground) await copy(from, to, table)
  let seconds = 0
  for (const table of tables) seconds += await copy(from, to, table)
  return seconds
}

async function copy(from: Sql, to: Sql, table: string): Promise<number> {
  const columns = await columnsOf(from, table)
  const names = columns.map(({ name }) => name).join(', ')
  const all = await from.rows(`SELECT ${names} FROM ${table}`)
  let seconds = 0
  for (let at = 0; at < all.length; at += rowsInStatement) {
    const part = all.slice(at, at + rowsInStatement)
    const values = part.flatMap((row) => columns.map(({ name }) => row[name] ?? null))
    const started = performance.now()
    await to.run(`${table} ${part.length}`, insertOf(table, names, part.length, columns), values)
    seconds += (performance.now() - started) / 1000
  }
  return seconds
}

function insertOf(table: string, names: string, count: number, columns: readonly Column[]): string {
  const tuples: string[] = []
  for (let row = 0; row < count; row += 1) {
    tuples.push(
      `(${columns.map(({ type }, index) => `$${row * columns.length + index + 1}::${type}`).join(', ')})`,
    )
  }
  return `INSERT INTO ${table} (${names}) VALUES ${tuples.join(', ')}`
}

async function columnsOf(sql: Sql, table: string): Promise<Column[]> {
  const rows = await sql.rows(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [table],
  )
  return rows
    .map(({ name, type }) => ({ name: name ?? '', type: type ?? '' }))
    .filter(({ name }) => !generated.has(`${table}.${name}`))
}

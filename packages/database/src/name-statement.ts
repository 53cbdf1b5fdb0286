import { createHash } from 'node:crypto'

/** Begins a statement whose text is always the same, and whose plan does not depend on what is asked. */
export const FIXED = '/*fixed*/'

const names = new Map<string, string>()
/** More than there are; texts that were marked by mistake must not fill the memory of every connection. */
const MOST = 100

/** The name under which each connection prepares a fixed statement once; empty for what is planned each time. */
export function nameStatement(sql: string): string {
  if (!sql.trimStart().startsWith(FIXED)) return ''
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= MOST) return ''
  const name = `hubbub_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`
  names.set(sql, name)
  return name
}

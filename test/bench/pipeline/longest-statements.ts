import type { Sql } from '../../lib/sql.ts'

export const statementSettings = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'top',
}

/** Where the database's time went, as a text of a line for each statement. */
export async function longestStatements(sql: Sql): Promise<string> {
  const rows = await sql.rows(
    `SELECT round(total_exec_time) AS ms, calls, rows, round(mean_exec_time::numeric, 2) AS mean, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) AS query
     FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 25`,
  )
  return rows
    .map(({ ms, calls, rows: touched, mean, query }) => [ms, calls, touched, mean, query].join('\t'))
    .join('\n')
}

import pg from 'pg'

export type Sql = Awaited<ReturnType<typeof openSql>>

/** One connection. What numbers and times it gives are texts as PostgreSQL writes them. */
export async function openSql(url: string) {
  const client = new pg.Client({
    connectionString: url,
    types: { getTypeParser: () => (text: string) => text },
  })
  client.on('error', () => {})
  await client.connect()
  return {
    async rows(text: string, values: unknown[] = []): Promise<Record<string, string | null>[]> {
      return (await client.query<Record<string, string | null>>(text, values)).rows
    },
    async number(text: string, values: unknown[] = []): Promise<number> {
      const [row] = (await client.query<Record<string, string>>(text, values)).rows
      return Number(Object.values(row ?? {})[0])
    },
    /** Prepared under its name, so that it is read once. */
    async run(name: string, text: string, values: unknown[]): Promise<void> {
      await client.query({ name, text, values })
    },
    [Symbol.asyncDispose]: async () => await client.end(),
  }
}

import { Prisma } from '../generated/client.ts'

export { Prisma }
/** A transaction bound to one workspace; what repositories are made from. */
export type Transaction = Prisma.TransactionClient

/** Runs a query whose columns are known by the statement beside it. */
export async function rows<Row>(tx: Transaction, query: Prisma.Sql): Promise<Row[]> {
  return await tx.$queryRaw<Row[]>(query)
}

export async function firstRow<Row>(tx: Transaction, query: Prisma.Sql): Promise<Row | null> {
  const [row] = await rows<Row>(tx, query)
  return row ?? null
}

export const uuids = (ids: readonly string[]) => Prisma.sql`${[...ids]}::uuid[]`

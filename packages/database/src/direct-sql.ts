import pg from 'pg'
import { Prisma } from './generated/client.ts'
import { nameStatement } from './name-statement.ts'
import type { OpenTransaction } from './open-transaction.ts'

type Sent = Prisma.Sql | TemplateStringsArray
type Transaction = Prisma.TransactionClient

/**
 * The same transaction; SQL of one's own goes to its connection as it is. Prisma's client writes every value as JSON and
 * reads it again before it sends it, a file in base64, which costs more than the statement.
 */
export function withDirectSql(tx: Transaction, transaction: OpenTransaction): Transaction {
  const send = async (sent: Sent, values: unknown[]) => {
    const { text, values: args } = 'text' in sent ? sent : Prisma.sql(sent, ...values)
    const { connection } = transaction
    if (connection === null) throw new TransactionOver()
    return await connection.query({ name: nameStatement(text), text, values: args, types })
  }
  // Defined, and not assigned: Prisma's client takes what is assigned to a child of it for its own.
  const direct = Object.create(tx, {
    $queryRaw: { value: async (sent: Sent, ...values: unknown[]) => (await send(sent, values)).rows },
    $executeRaw: {
      value: async (sent: Sent, ...values: unknown[]) => (await send(sent, values)).rowCount ?? 0,
    },
  }) as unknown
  // What Prisma's client promises of these two is what they give: rows by the names of their columns, and a count.
  return direct as Transaction
}

/** It took too long, or whoever opened it has ended it. */
export class TransactionOver extends Error {
  constructor() {
    super('The transaction has ended already')
    this.name = 'TransactionOver'
  }
}

type Parse = (text: string) => unknown
const { builtins, getTypeParser } = pg.types
const TEXTS: number = 1009
const listOf = (parse: Parse): Parse => {
  const texts = getTypeParser(TEXTS) as (text: string) => (string | null)[]
  return (list) => texts(list).map((text) => (text === null ? null : parse(text)))
}
const toDay: Parse = (text) => new Date(`${text}T00:00:00Z`)
const toMoment: Parse = (text) => new Date(`${text.replace(' ', 'T')}Z`)
const toDecimal: Parse = (text) => new Prisma.Decimal(text)
const bytes = getTypeParser(builtins.BYTEA)

/** As Prisma's client reads them; whatever else is read as `pg` does. */
const parsers = new Map<number, Parse>([
  [builtins.INT8, BigInt],
  [1016, listOf(BigInt)],
  [builtins.NUMERIC, toDecimal],
  [1231, listOf(toDecimal)],
  [builtins.DATE, toDay],
  [1182, listOf(toDay)],
  [builtins.TIMESTAMP, toMoment],
  [1115, listOf(toMoment)],
  [builtins.BYTEA, (text) => plainBytes(bytes(text))],
])

const plainBytes = ({ buffer, byteOffset, byteLength }: Buffer) =>
  new Uint8Array(buffer, byteOffset, byteLength)

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? getTypeParser(oid, format ?? 'text'),
}

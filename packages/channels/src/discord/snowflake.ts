/** The first second of 2015, from which Discord counts. */
const EPOCH = 1_420_070_400_000n

/** The smallest id that anything from that time on can have. */
export const snowflakeOf = (date: Date) => String((BigInt(date.getTime()) - EPOCH) << 22n)

export const dateOf = (id: string) => new Date(Number((BigInt(id) >> 22n) + EPOCH))

export const compareIds = (a: string, b: string) => (BigInt(a) < BigInt(b) ? -1 : 1)

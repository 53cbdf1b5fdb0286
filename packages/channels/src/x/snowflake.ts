/** X's ids hold the time at which they were given, in milliseconds since this one. */
const EPOCH = 1_288_834_974_657n

export function idAt(time: Date): string {
  const ms = BigInt(time.getTime()) - EPOCH
  return ms <= 0n ? '1' : String(ms << 22n)
}

export function timeOfId(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + EPOCH))
}

export const isNewer = (a: string, b: string) => BigInt(a) > BigInt(b)
export const newerOf = (a: string | null, b: string) => (a === null || isNewer(b, a) ? b : a)

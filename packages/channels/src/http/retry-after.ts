/** When a server wants to be asked again: seconds, or a date. Never sooner than now, never later than a day. */
export function retryAfter(value: string | null | undefined, now: Date): Date | null {
  const text = value?.trim() ?? ''
  if (text === '') return null
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime()
  if (Number.isNaN(ms)) return null
  return new Date(now.getTime() + Math.min(Math.max(ms, 0), 24 * 3_600_000))
}

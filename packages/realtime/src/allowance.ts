/** A bucket of so many, filled again at a steady pace. Times are milliseconds of a clock that never goes back. */
export function createAllowance({ burst, perSecond }: { burst: number; perSecond: number }) {
  let left = burst
  let filledAt: number | null = null
  return {
    take: (now: number): boolean => {
      left = Math.min(burst, left + ((now - (filledAt ?? now)) / 1_000) * perSecond)
      filledAt = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}

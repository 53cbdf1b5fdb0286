/** How many mails may go unasked: a burst at first, then a steady trickle. */
export function createBudget({ burst, perHour, now }: { burst: number; perHour: number; now: () => Date }) {
  let left = burst
  let at = now().getTime()
  return {
    take(): boolean {
      const time = now().getTime()
      left = Math.min(burst, left + ((time - at) / 3_600_000) * perHour)
      at = time
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}

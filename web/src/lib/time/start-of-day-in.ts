/** When the day began that it is at a moment, by the clocks of a time zone. */
export function startOfDayIn(timeZone: string, at: number): number {
  const local = at + offsetIn(timeZone, at)
  const midnight = local - (((local % day) + day) % day)
  // By the clocks of then, which may have changed since.
  return midnight - offsetIn(timeZone, midnight - offsetIn(timeZone, at))
}

const day = 86_400_000

/** How far a zone's clocks are before those of UTC. */
function offsetIn(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  const clock = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return clock - Math.floor(at / 1000) * 1000
}

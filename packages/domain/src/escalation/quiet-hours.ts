import type { QuietHours, Severity } from '@hubbub/contracts'

const order: Record<Severity, number> = { low: 0, medium: 1, high: 2, critical: 3 }

export const isAtLeast = (severity: Severity, least: Severity) => order[severity] >= order[least]

/** Until when somebody is left alone; null where they may be told at once. */
export function quietUntil(
  { quiet, timeZone }: { quiet: QuietHours | null; timeZone: string },
  severity: Severity,
  at: Date,
): Date | null {
  if (quiet === null || quiet.from === quiet.until) return null
  if (quiet.through !== null && isAtLeast(severity, quiet.through)) return null
  const today = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  // What goes past midnight began yesterday.
  for (const date of [today.subtract({ days: 1 }), today]) {
    const from = onDay(timeZone, date, quiet.from)
    const until = onDay(timeZone, quiet.until > quiet.from ? date : date.add({ days: 1 }), quiet.until)
    if (from <= at.getTime() && at.getTime() < until) return new Date(until)
  }
  return null
}

const onDay = (timeZone: string, date: Temporal.PlainDate, time: string) =>
  date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(timeZone).epochMilliseconds

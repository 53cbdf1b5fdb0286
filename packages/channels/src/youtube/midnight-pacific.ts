const zone = 'America/Los_Angeles'

/** When YouTube begins to count anew: the next midnight at the Pacific coast, by whatever clock it keeps that night. */
export function midnightPacific(now: Date): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  return new Date(here.add({ days: 1 }).startOfDay().epochMilliseconds)
}

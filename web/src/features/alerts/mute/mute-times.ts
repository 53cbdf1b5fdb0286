import { clockTime } from '#lib/time/day-label.ts'

const HOUR_MS = 3_600_000
const MORNING = 9

export const muteChoices = ['hour', 'hours', 'morning', 'chosen'] as const
export type MuteChoice = (typeof muteChoices)[number]

/** When it ends, in the person's own time zone; null where a time is chosen. */
export function muteEnds(choice: MuteChoice, now: Date): Date | null {
  switch (choice) {
    case 'hour':
      return new Date(now.getTime() + HOUR_MS)
    case 'hours':
      return new Date(now.getTime() + 8 * HOUR_MS)
    case 'morning':
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING)
    case 'chosen':
      return null
  }
}

const words = {
  hour: 'For an hour',
  hours: 'For 8 hours',
  morning: 'Until tomorrow morning',
  chosen: 'Until a time that I choose',
} satisfies Record<MuteChoice, string>

const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' })

/** Each with the moment at which it ends. */
export const muteOptions = (now: Date) =>
  muteChoices.map((value) => {
    const ends = muteEnds(value, now)
    return {
      value,
      label: words[value],
      ...(ends !== null && { hint: `${weekday.format(ends)} ${clockTime(ends.toISOString())}` }),
    }
  })

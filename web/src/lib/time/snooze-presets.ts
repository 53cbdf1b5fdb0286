export interface SnoozePreset {
  id: string
  label: string
  until: Date
}

const MORNING = 9
const EVENING = 18

/** The usual times to look at something again, in the person's own time zone; only those that lie ahead. */
export function snoozePresets(now: Date): SnoozePreset[] {
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour)
  const untilMonday = (8 - now.getDay()) % 7 || 7
  const presets = [
    { id: 'hour', label: 'In an hour', until: new Date(now.getTime() + 3_600_000) },
    { id: 'hours', label: 'In 4 hours', until: new Date(now.getTime() + 4 * 3_600_000) },
    { id: 'evening', label: 'This evening', until: at(0, EVENING) },
    { id: 'tomorrow', label: 'Tomorrow morning', until: at(1, MORNING) },
    { id: 'monday', label: 'Next Monday', until: at(untilMonday, MORNING) },
    { id: 'week', label: 'In a week', until: at(7, MORNING) },
  ]
  const anHourAhead = now.getTime() + 3_600_000
  return presets.filter(({ id, until }) => id === 'hour' || until.getTime() > anHourAhead)
}

/** For `<input type="datetime-local">`, which knows no time zone. */
export function toLocalInput(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

import { Labelled } from '#components/labelled.tsx'
import { Select } from '#components/select.tsx'
import { weekdayWords } from '#lib/time/weekday-words.ts'

interface WeekdayFieldProps {
  /** Monday is 1. */
  value: number
  onChange: (weekday: number) => void
}

/** On which day of the week something comes. */
export const WeekdayField = ({ value, onChange }: WeekdayFieldProps) => (
  <Labelled label="On">
    <Select
      aria-label="Weekday"
      value={String(value)}
      options={weekdayWords.map((label, index) => ({ value: String(index + 1), label }))}
      onValueChange={(weekday) => onChange(Number(weekday))}
    />
  </Labelled>
)

import type { ReportRhythm } from '@hubbub/contracts'
import { Input } from '#components/input.tsx'
import { Labelled } from '#components/labelled.tsx'
import { Select } from '#components/select.tsx'
import { WeekdayField } from '#components/weekday-field.tsx'
import { optionsOf } from '#lib/words.ts'
import type { ReportFieldsProps } from './report-draft.ts'
import { rhythmKinds } from './report-words.ts'

const firstRhythm = {
  daily: { kind: 'daily' },
  weekly: { kind: 'weekly', weekday: 1 },
  monthly: { kind: 'monthly', day: 1 },
} satisfies { [K in ReportRhythm['kind']]: Extract<ReportRhythm, { kind: K }> }

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({
  value,
  label: value.replaceAll('_', ' '),
}))

/** By which rhythm, and at what time of which wall clock. */
export function RhythmFields({ draft, onChange }: ReportFieldsProps) {
  const { rhythm, time, timeZone } = draft
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Labelled label="Rhythm">
        <Select
          aria-label="Rhythm"
          value={rhythm.kind}
          options={optionsOf(rhythmKinds)}
          onValueChange={(kind) => onChange({ rhythm: firstRhythm[kind] })}
        />
      </Labelled>
      {rhythm.kind === 'daily' ? <span className="max-sm:hidden" /> : null}
      {rhythm.kind === 'weekly' ? (
        <WeekdayField
          value={rhythm.weekday}
          onChange={(weekday) => onChange({ rhythm: { kind: 'weekly', weekday } })}
        />
      ) : null}
      {rhythm.kind === 'monthly' ? (
        <Labelled label="On day" hint={rhythm.day > 28 ? 'In a shorter month on its last.' : ''}>
          <Select
            aria-label="Day of the month"
            value={String(rhythm.day)}
            options={Array.from({ length: 31 }, (_, index) => ({
              value: String(index + 1),
              label: `${index + 1}.`,
            }))}
            onValueChange={(day) => onChange({ rhythm: { kind: 'monthly', day: Number(day) } })}
          />
        </Labelled>
      ) : null}
      <Labelled label="At">
        <Input
          type="time"
          aria-label="At"
          required
          value={time}
          onChange={(event) => onChange({ time: event.target.value })}
        />
      </Labelled>
      <Labelled label="Time zone" hint="Also of its days; the clocks’ changes are kept.">
        <Select
          aria-label="Time zone"
          value={timeZone}
          options={
            zones.some(({ value }) => value === timeZone)
              ? zones
              : [{ value: timeZone, label: timeZone }, ...zones]
          }
          onValueChange={(value) => onChange({ timeZone: value })}
        />
      </Labelled>
    </div>
  )
}

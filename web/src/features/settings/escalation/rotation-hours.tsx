import type { Rotation } from '@hubbub/contracts'
import { CheckboxField } from '#components/checkbox.tsx'
import { Input } from '#components/input.tsx'
import { cn } from '#lib/cn.ts'

type Hours = NonNullable<Rotation['hours']>

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const office: Hours = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }

/** Around the clock, or only at some hours of some days. */
export function RotationHours({
  hours,
  onChange,
}: {
  hours: Hours | null
  onChange: (hours: Hours | null) => void
}) {
  return (
    <div className="space-y-2">
      <CheckboxField
        label="Only at certain hours"
        checked={hours !== null}
        onCheckedChange={(checked) => onChange(checked === true ? office : null)}
      />
      {hours === null ? null : (
        <div className="flex flex-wrap items-center gap-2">
          <Days chosen={hours.days} onChange={(chosen) => onChange({ ...hours, days: chosen })} />
          <Input
            type="time"
            aria-label="From"
            value={hours.from}
            onChange={(event) => onChange({ ...hours, from: event.target.value })}
            className="w-28"
          />
          <span className="text-muted">to</span>
          <Input
            type="time"
            aria-label="Until"
            value={hours.until}
            onChange={(event) => onChange({ ...hours, until: event.target.value })}
            className="w-28"
          />
          {hours.until <= hours.from ? <span className="text-sm text-muted">of the next day</span> : null}
        </div>
      )}
    </div>
  )
}

function Days({ chosen, onChange }: { chosen: readonly number[]; onChange: (days: number[]) => void }) {
  const toggle = (day: number) =>
    onChange(
      chosen.includes(day)
        ? chosen.filter((other) => other !== day)
        : [...chosen, day].toSorted((a, b) => a - b),
    )
  return (
    <div
      role="group"
      aria-label="Days"
      className="flex overflow-hidden rounded-md border border-border-strong"
    >
      {days.map((name, index) => {
        const pressed = chosen.includes(index + 1)
        return (
          <button
            key={name}
            type="button"
            aria-pressed={pressed}
            onClick={() => toggle(index + 1)}
            className={cn(
              'h-8 border-l border-border px-2 text-sm first:border-0 hover:bg-hover',
              pressed && 'bg-accent-soft font-medium text-accent',
            )}
          >
            {name}
          </button>
        )
      })}
    </div>
  )
}

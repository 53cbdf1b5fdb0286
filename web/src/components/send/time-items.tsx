import { CalendarClock, Clock } from 'lucide-react'
import { DropdownMenuItem } from '#components/dropdown-menu.tsx'
import { snoozePresets } from '#lib/time/snooze-presets.ts'
import { useNow } from '#lib/time/use-now.ts'

const when = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' })

export function TimeItems({
  onChosen,
  onChooseTime,
}: {
  onChosen: (until: Date) => void
  onChooseTime: () => void
}) {
  return (
    <>
      {snoozePresets(new Date(useNow())).map(({ id, label, until }) => (
        <DropdownMenuItem key={id} onSelect={() => onChosen(until)}>
          <Clock />
          {label}
          <span className="ml-auto pl-4 text-sm text-muted tabular">{when.format(until)}</span>
        </DropdownMenuItem>
      ))}
      <DropdownMenuItem onSelect={onChooseTime}>
        <CalendarClock />
        Choose a time…
      </DropdownMenuItem>
    </>
  )
}

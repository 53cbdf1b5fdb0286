import type { PublishPlace } from '@hubbub/contracts'
import { useId } from 'react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import { cn } from '#lib/cn.ts'

interface AccountChoiceProps {
  places: readonly PublishPlace[]
  chosen: readonly string[]
  onChoose: (ids: readonly string[]) => void
}

/** Which accounts say it; one that cannot says why. */
export function AccountChoice({ places, chosen, onChoose }: AccountChoiceProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1.5 font-semibold">
        Accounts
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {places.map(({ channel, address, can, why }) => (
          <li
            key={channel.id}
            className={cn(
              'flex items-start gap-2.5 rounded-md border border-border bg-card px-3 py-2',
              chosen.includes(channel.id) && 'border-accent bg-accent-soft',
            )}
          >
            <Checkbox
              id={`${id}-${channel.id}`}
              className="mt-0.5"
              disabled={!can && !chosen.includes(channel.id)}
              checked={chosen.includes(channel.id)}
              {...(!can && { 'aria-describedby': `${id}-${channel.id}-why` })}
              onCheckedChange={(checked) =>
                onChoose(
                  checked === true ? [...chosen, channel.id] : chosen.filter((one) => one !== channel.id),
                )
              }
            />
            <label htmlFor={`${id}-${channel.id}`} className="min-w-0 flex-1 leading-tight">
              <span className="flex items-center gap-1.5 font-medium">
                <ChannelIcon kind={channel.kind} name={channel.name} />
                <span className="truncate">{channel.name}</span>
              </span>
              <span className="block truncate text-sm text-muted">{address}</span>
              {can ? null : (
                <span id={`${id}-${channel.id}-why`} className="block text-sm text-pretty text-muted">
                  {why}
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

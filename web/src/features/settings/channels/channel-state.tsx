import type { Channel, ChannelGap } from '@hubbub/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { format } from 'date-fns'
import { Callout } from '#components/callout.tsx'
import { CopyField } from '#components/copy-field.tsx'
import { Section } from '#components/page.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'

const gapsQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: ['channels', workspaceId, id, 'gaps'],
    queryFn: ({ signal }) => api.workspace(workspaceId).channels.gaps(id, signal),
    select: (page) => page.items,
  })

/** How a channel is doing, in the network's own words, and what it may have missed. */
export function ChannelState({ channel }: { channel: Channel }) {
  const { workspace } = useSession()
  const gaps = useQuery(gapsQuery(workspace.id, channel.id)).data ?? []
  return (
    <>
      {channel.enabled ? <Trouble channel={channel} /> : null}
      {channel.webhookUrl === null ? null : <HookAddress url={channel.webhookUrl} />}
      {gaps.length > 0 ? (
        <Section title="Gaps" description="In these times something may have been missed.">
          <ul aria-label="Gaps" className="divide-y divide-border">
            {gaps.map((gap) => (
              <Gap key={gap.id} gap={gap} />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

function Trouble({ channel: { health, lastError, delayedUntil, lastSuccessAt } }: { channel: Channel }) {
  if (lastError === null) return null
  const isPatient = health === 'delayed' || health === 'quiet'
  return (
    <Callout
      tone={isPatient ? 'warning' : 'danger'}
      title={titles[health] ?? 'The server says'}
      className="mb-5"
    >
      <p className="font-mono text-sm">{lastError}</p>
      {delayedUntil === null ? null : (
        <p className="mt-1">It goes on by itself on {format(delayedUntil, 'd MMMM, HH:mm')}.</p>
      )}
      {lastSuccessAt === null ? null : (
        <p className="mt-1">
          Last reached <TimeAgo at={lastSuccessAt} />
        </p>
      )}
    </Callout>
  )
}

const titles: Partial<Record<Channel['health'], string>> = {
  quiet: 'Unusually quiet',
  stopped: 'Its budget is used up',
}

function HookAddress({ url }: { url: string }) {
  const { hostname, protocol } = new URL(url)
  const isHere = /^(localhost|127\.|\[::1\])/.test(hostname)
  return (
    <Section
      title="Where the network calls"
      description="Give this address to the network where it asks for a webhook."
    >
      <CopyField label="Webhook address" value={url} />
      {isHere || protocol !== 'https:' ? (
        <Callout tone="warning" className="mt-3">
          {isHere
            ? 'No network reaches this machine by that name: set PUBLIC_URL to the address at which the world opens Hubbub.'
            : 'Most networks call only addresses with https: put a proxy with a certificate in front, and set PUBLIC_URL.'}
        </Callout>
      ) : null}
    </Section>
  )
}

function endOf({ repairedAt, lostBecause }: ChannelGap): string {
  if (repairedAt !== null) return 'closed'
  return lostBecause === null ? 'open' : `stays: ${lostBecause}`
}

function Gap({ gap }: { gap: ChannelGap }) {
  const { from, to, reason } = gap
  return (
    <li className="py-2">
      <p className="font-medium tabular">
        {format(from, 'd MMM, HH:mm')} – {format(to, 'd MMM, HH:mm')}
      </p>
      <p className="text-sm text-muted">
        {reason} · {endOf(gap)}
      </p>
    </li>
  )
}

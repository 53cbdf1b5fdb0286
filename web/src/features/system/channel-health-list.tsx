import type { Channel } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { HealthBadge } from '#components/health-badge.tsx'
import { TimeAgo } from '#components/time-ago.tsx'

export function ChannelHealthList({ channels }: { channels: readonly Channel[] }) {
  if (channels.length === 0) return <p className="text-muted">No channel is connected yet.</p>
  return (
    <ul className="-my-2 divide-y divide-border">
      {channels.map((channel) => (
        <li key={channel.id} className="flex items-start justify-between gap-3 py-2">
          <div className="min-w-0">
            <Link
              to="/settings/channels/$channelId"
              params={{ channelId: channel.id }}
              className="font-medium hover:underline"
            >
              {channel.name}
            </Link>
            <p className="text-sm text-muted">
              {channel.lastSuccessAt ? (
                <>
                  last reached <TimeAgo at={channel.lastSuccessAt} />
                </>
              ) : (
                'never reached'
              )}
            </p>
            {channel.enabled && channel.lastError ? (
              <p className="font-mono text-xs break-all text-danger">{channel.lastError}</p>
            ) : null}
          </div>
          <HealthBadge channel={channel} />
        </li>
      ))}
    </ul>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Waypoints } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Rows } from '#components/rows.tsx'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { useSession } from '#lib/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { ChannelRow } from './channel-row.tsx'

export function ChannelsPage() {
  const { workspace, can } = useSession()
  const query = useQuery(channelsQuery(workspace.id))
  const create = can('channel:write') ? (
    <Button asChild variant="primary">
      <Link to="/settings/channels/new">Connect a channel</Link>
    </Button>
  ) : undefined
  return (
    <SettingsPage
      title="Channels"
      description="Mailboxes, networks and feeds: what is said to us there becomes a conversation, and replies leave from there."
      actions={query.data?.length ? create : null}
      needs="channel:read"
    >
      <Loaded
        query={query}
        what="the channels"
        empty={
          <EmptyState icon={Waypoints} title="No channel yet" action={create}>
            Connect the mailbox that customers write to, or a network where they talk.
          </EmptyState>
        }
      >
        {(channels) => (
          <Rows label="Channels">
            {channels.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} />
            ))}
          </Rows>
        )}
      </Loaded>
    </SettingsPage>
  )
}

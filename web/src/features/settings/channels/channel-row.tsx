import type { Channel } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { Pause, Pencil, Play, Trash2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { HealthBadge } from '#components/health-badge.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Row } from '#components/rows.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

export function ChannelRow({ channel }: { channel: Channel }) {
  const { can } = useSession()
  return (
    <Row
      faded={!channel.enabled}
      icon={<ChannelIcon kind={channel.kind} />}
      title={channel.name}
      detail={
        <>
          {channel.address}
          <span className="block">
            {channel.brand.name}
            {channel.defaultTeam ? ` · to ${channel.defaultTeam.name}` : null}
            {channel.lastSuccessAt ? (
              <>
                {' '}
                · last reached <TimeAgo at={channel.lastSuccessAt} />
              </>
            ) : null}
          </span>
          {channel.enabled && channel.lastError ? (
            <span className="mt-1 block font-mono text-xs break-all text-danger">{channel.lastError}</span>
          ) : null}
        </>
      }
      aside={<HealthBadge channel={channel} />}
      actions={can('channel:write') ? <ChannelActions channel={channel} /> : null}
    />
  )
}

function ChannelActions({ channel }: { channel: Channel }) {
  const { workspace } = useSession()
  const { channels } = api.workspace(workspace.id)
  const { act } = useChange(['channels', workspace.id])
  const toggle = () =>
    act(
      () => channels.update(channel.id, { enabled: !channel.enabled }, channel.version),
      channel.enabled ? `${channel.name} is paused` : `${channel.name} is on again`,
    )
  return (
    <>
      <IconButton
        label={channel.enabled ? `Pause ${channel.name}` : `Switch ${channel.name} on`}
        onClick={toggle}
      >
        {channel.enabled ? <Pause /> : <Play />}
      </IconButton>
      <Link
        to="/settings/channels/$channelId"
        params={{ channelId: channel.id }}
        aria-label={`Change ${channel.name}`}
        className="grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-foreground"
      >
        <Pencil className="size-4" />
      </Link>
      <AlertDialog
        trigger={
          <IconButton label={`Disconnect ${channel.name}`}>
            <Trash2 />
          </IconButton>
        }
        title={`Disconnect ${channel.name}?`}
        description="Nothing more is fetched or sent, and its credentials are forgotten. Its conversations stay."
        confirm="Disconnect"
        danger
        onConfirm={() => act(() => channels.delete(channel.id), `${channel.name} is disconnected`)}
      />
    </>
  )
}

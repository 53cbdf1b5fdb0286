import {
  type Brand,
  type Channel,
  type ChannelKindInfo,
  emailCredentialsSchema,
  emailSettingsSchema,
  type Team,
} from '@hubbub/contracts'
import type { ChannelChange } from '@hubbub/api-client'
import { updateChannel } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ErrorState } from '#components/error-state.tsx'
import { HealthBadge } from '#components/health-badge.tsx'
import { Page } from '#components/page.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { brandsQuery } from '#lib/queries/brands.query.ts'
import { channelKindsQuery } from '#lib/queries/channel-kinds.query.ts'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { teamsQuery } from '#lib/queries/teams.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { ChannelForm } from './channel-form.tsx'
import { ChannelListeningSection } from './channel-listening.tsx'
import { ChannelSecret } from './channel-secret.tsx'
import { ChannelShare } from './channel-share.tsx'
import { ChannelState } from './channel-state.tsx'
import { ChannelUsageSection } from './channel-usage.tsx'
import { channelQuery } from './channel.query.ts'
import { MailboxForm } from './mailbox/mailbox-form.tsx'
import { readMailbox } from './mailbox/mailbox-values.ts'

const back = { to: '/settings/channels', label: 'All channels' } as const

export function EditChannelPage({ channelId }: { channelId: string }) {
  const { workspace, can } = useSession()
  const query = useQuery(channelQuery(workspace.id, channelId))
  const kinds = useQuery(channelKindsQuery(workspace.id)).data
  const brands = useQuery(brandsQuery(workspace.id)).data
  const teams = useQuery(teamsQuery(workspace.id)).data
  const live = useQuery(channelsQuery(workspace.id)).data?.find(({ id }) => id === channelId)
  const channel = query.data
  if (query.isError) {
    return (
      <Page title="Channel" back={back}>
        <ErrorState error={query.error} what="this channel" onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  if (!channel || !kinds || !brands || !teams) {
    return (
      <Page title="Channel" back={back}>
        <SkeletonRows label="Loading the channel" />
      </Page>
    )
  }
  const kind = kinds.find((one) => one.kind === channel.kind)
  const now = live ?? channel
  return (
    <Page
      title={channel.name}
      back={back}
      wide={kind?.preview != null}
      actions={<HealthBadge channel={now} />}
    >
      <ChannelState channel={now} />
      <ChannelShare channel={now} />
      {kind && kind.units.length > 0 ? <ChannelUsageSection channelId={channelId} kind={kind} /> : null}
      {kind?.offers.includes('listen') ? <ChannelListeningSection channelId={channelId} /> : null}
      {kind && can('channel:write') ? (
        <EditForm channel={channel} kind={kind} brands={brands} teams={teams} />
      ) : null}
      {kind && kind.secret !== null && can('channel:write') ? (
        <ChannelSecret channelId={channelId} words={kind.secret} />
      ) : null}
    </Page>
  )
}

interface EditFormProps {
  channel: Channel
  kind: ChannelKindInfo
  brands: readonly Brand[]
  teams: readonly Team[]
}

function EditForm({ channel, kind, ...lists }: EditFormProps) {
  const { workspace } = useSession()
  const navigate = useNavigate()
  const { change } = useChange(['channels', workspace.id], ['channel', workspace.id, channel.id])
  const rest = {
    ...lists,
    channel,
    onSubmit: async (values: ChannelChange) =>
      await change(
        () => api.workspace(workspace.id).channels.update(channel.id, values, channel.version),
        'Saved',
      ),
    onDone: () => void navigate({ to: '/settings/channels' }),
    submit: 'Save',
  }
  if (kind.kind !== 'email') return <ChannelForm {...rest} kind={kind} schema={bodyOf(updateChannel)} />
  return (
    <MailboxForm
      {...rest}
      schema={bodyOf(updateChannel).extend({
        settings: emailSettingsSchema,
        credentials: emailCredentialsSchema.optional(),
      })}
      read={readMailbox}
    />
  )
}

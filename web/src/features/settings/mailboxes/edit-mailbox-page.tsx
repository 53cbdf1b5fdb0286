import { emailCredentialsSchema, emailSettingsSchema } from '@hubbub/contracts'
import { updateChannel } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Callout } from '#components/callout.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { HealthBadge } from '#components/health-badge.tsx'
import { Page } from '#components/page.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { brandsQuery } from '#lib/queries/brands.query.ts'
import { teamsQuery } from '#lib/queries/teams.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { channelQuery } from './channel.query.ts'
import { MailboxForm } from './mailbox-form.tsx'
import { readMailbox } from './mailbox-values.ts'

export function EditMailboxPage({ channelId }: { channelId: string }) {
  const { workspace } = useSession()
  const navigate = useNavigate()
  const query = useQuery(channelQuery(workspace.id, channelId))
  const brands = useQuery(brandsQuery(workspace.id)).data
  const teams = useQuery(teamsQuery(workspace.id)).data
  const { change } = useChange(['channels', workspace.id], ['channel', workspace.id, channelId])
  const channel = query.data
  const back = { to: '/settings/mailboxes', label: 'All mailboxes' } as const
  if (query.isError) {
    return (
      <Page title="Mailbox" back={back}>
        <ErrorState error={query.error} what="this mailbox" onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  if (!channel || !brands || !teams) {
    return (
      <Page title="Mailbox" back={back}>
        <SkeletonRows label="Loading the mailbox" />
      </Page>
    )
  }
  return (
    <Page title={channel.name} back={back} actions={<HealthBadge channel={channel} />}>
      {channel.enabled && channel.lastError ? (
        <Callout tone="danger" title="The server says" className="mb-5">
          <span className="font-mono text-sm">{channel.lastError}</span>
        </Callout>
      ) : null}
      <MailboxForm
        channel={channel}
        brands={brands}
        teams={teams}
        schema={bodyOf(updateChannel).extend({
          settings: emailSettingsSchema,
          credentials: emailCredentialsSchema.optional(),
        })}
        read={readMailbox}
        onSubmit={(values) =>
          change(
            () => api.workspace(workspace.id).channels.update(channelId, values, channel.version),
            'Saved',
          )
        }
        onDone={() => void navigate({ to: '/settings/mailboxes' })}
        submit="Save"
      />
    </Page>
  )
}

import {
  type Brand,
  type Channel,
  type ChannelKindInfo,
  emailCredentialsSchema,
  emailSettingsSchema,
  type Team,
} from '@hubbub/contracts'
import { createChannel } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Lock, Waypoints } from 'lucide-react'
import { useRef } from 'react'
import type { ChannelInput } from '@hubbub/api-client'
import { EmptyState } from '#components/empty-state.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { Page } from '#components/page.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { brandsQuery } from '#lib/queries/brands.query.ts'
import { channelKindsQuery } from '#lib/queries/channel-kinds.query.ts'
import { teamsQuery } from '#lib/queries/teams.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { ChannelForm } from './channel-form.tsx'
import { MailboxForm } from './mailbox/mailbox-form.tsx'
import { readMailbox } from './mailbox/mailbox-values.ts'

const back = { to: '/settings/channels/new', label: 'All networks' } as const

export function ConnectPage({ kind: wanted }: { kind: string }) {
  const { workspace, can } = useSession()
  const kinds = useQuery(channelKindsQuery(workspace.id))
  const brands = useQuery(brandsQuery(workspace.id)).data
  const teams = useQuery(teamsQuery(workspace.id)).data
  const kind = kinds.data?.find((one) => one.kind === wanted)
  if (!can('channel:write')) {
    return (
      <Page title="Connect a channel" back={back}>
        <EmptyState icon={Lock} title="Not for your role">
          Ask an admin to connect it.
        </EmptyState>
      </Page>
    )
  }
  if (kinds.isError) {
    return (
      <Page title="Connect a channel" back={back}>
        <ErrorState error={kinds.error} what="the networks" onRetry={() => void kinds.refetch()} />
      </Page>
    )
  }
  if (!kinds.data || !brands || !teams) {
    return (
      <Page title="Connect a channel" back={back}>
        <SkeletonRows label="Loading the networks" />
      </Page>
    )
  }
  if (!kind) {
    return (
      <Page title="Connect a channel" back={back}>
        <EmptyState icon={Waypoints} title="There is no such network here">
          Choose one of those that can be connected.
        </EmptyState>
      </Page>
    )
  }
  return <Connect kind={kind} brands={brands} teams={teams} />
}

interface ConnectProps {
  kind: ChannelKindInfo
  brands: readonly Brand[]
  teams: readonly Team[]
}

/** A mailbox has a form of its own, which knows the usual ports; every other network describes its form itself. */
function Connect({ kind, ...lists }: ConnectProps) {
  const { workspace } = useSession()
  const navigate = useNavigate()
  const { change } = useChange(['channels', workspace.id])
  const isMail = kind.kind === 'email'
  const made = useRef<Channel>(undefined)
  const rest = {
    ...lists,
    onSubmit: async (values: ChannelInput) => {
      made.current = await change(
        () => api.workspace(workspace.id).channels.create(values),
        isMail ? 'The mailbox is connected' : `${values.name} is connected`,
      )
    },
    // What is to be put elsewhere, an address or a line of code, stands on the page of the channel.
    onDone: () => {
      const { id: channelId = '', share = [] } = made.current ?? {}
      if (kind.webhook || share.length > 0)
        void navigate({ to: '/settings/channels/$channelId', params: { channelId } })
      else void navigate({ to: '/settings/channels' })
    },
  }
  if (isMail) {
    return (
      <Page title="Add a mailbox" description="It is kept only once both servers let us in." back={back}>
        <MailboxForm
          {...rest}
          schema={bodyOf(createChannel).extend({
            settings: emailSettingsSchema,
            credentials: emailCredentialsSchema,
          })}
          read={(fields) => ({ kind: 'email', credentials: { password: '' }, ...readMailbox(fields) })}
          submit="Connect the mailbox"
        />
      </Page>
    )
  }
  return (
    <Page title={`Connect ${kind.label}`} description={kind.summary} back={back} wide={kind.preview !== null}>
      <ChannelForm {...rest} kind={kind} schema={bodyOf(createChannel)} submit="Connect" />
    </Page>
  )
}

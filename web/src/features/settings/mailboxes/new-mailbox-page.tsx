import { emailCredentialsSchema, emailSettingsSchema } from '@hubbub/contracts'
import { createChannel } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { EmptyState } from '#components/empty-state.tsx'
import { Page } from '#components/page.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { brandsQuery } from '#lib/queries/brands.query.ts'
import { teamsQuery } from '#lib/queries/teams.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { MailboxForm } from './mailbox-form.tsx'
import { readMailbox } from './mailbox-values.ts'

export function NewMailboxPage() {
  const { can } = useSession()
  return (
    <Page
      title="Add a mailbox"
      description="It is kept only once both servers let us in."
      back={{ to: '/settings/mailboxes', label: 'All mailboxes' }}
    >
      {can('channel:write') ? (
        <NewMailboxForm />
      ) : (
        <EmptyState icon={Lock} title="Not for your role">
          Ask an admin to add it.
        </EmptyState>
      )}
    </Page>
  )
}

function NewMailboxForm() {
  const { workspace } = useSession()
  const navigate = useNavigate()
  const brands = useQuery(brandsQuery(workspace.id)).data
  const teams = useQuery(teamsQuery(workspace.id)).data
  const { change } = useChange(['channels', workspace.id])
  if (!brands || !teams) return <SkeletonRows />
  return (
    <MailboxForm
      brands={brands}
      teams={teams}
      schema={bodyOf(createChannel).extend({
        settings: emailSettingsSchema,
        credentials: emailCredentialsSchema,
      })}
      read={(fields) => ({ kind: 'email', credentials: { password: '' }, ...readMailbox(fields) })}
      onSubmit={(values) =>
        change(() => api.workspace(workspace.id).channels.create(values), 'The mailbox is connected')
      }
      onDone={() => void navigate({ to: '/settings/mailboxes' })}
      submit="Connect the mailbox"
    />
  )
}

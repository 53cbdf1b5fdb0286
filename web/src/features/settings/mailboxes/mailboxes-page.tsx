import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Rows } from '#components/rows.tsx'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { useSession } from '#lib/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { MailboxRow } from './mailbox-row.tsx'

export function MailboxesPage() {
  const { workspace, can } = useSession()
  const query = useQuery(channelsQuery(workspace.id))
  const create = can('channel:write') ? (
    <Button asChild variant="primary">
      <Link to="/settings/mailboxes/new">Add a mailbox</Link>
    </Button>
  ) : undefined
  return (
    <SettingsPage
      title="Mailboxes"
      description="What arrives there becomes a conversation, and replies leave from there."
      actions={query.data?.length ? create : null}
      needs="channel:read"
    >
      <Loaded
        query={query}
        what="the mailboxes"
        empty={
          <EmptyState icon={Mail} title="No mailbox yet" action={create}>
            Connect the address that customers write to; anything with IMAP and SMTP will do.
          </EmptyState>
        }
      >
        {(channels) => (
          <Rows label="Mailboxes">
            {channels.map((channel) => (
              <MailboxRow key={channel.id} channel={channel} />
            ))}
          </Rows>
        )}
      </Loaded>
    </SettingsPage>
  )
}

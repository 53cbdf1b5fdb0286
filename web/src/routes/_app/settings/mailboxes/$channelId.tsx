import { createFileRoute } from '@tanstack/react-router'
import { EditMailboxPage } from '#features/settings/mailboxes/edit-mailbox-page.tsx'

export const Route = createFileRoute('/_app/settings/mailboxes/$channelId')({
  component: function EditMailbox() {
    const { channelId } = Route.useParams()
    return <EditMailboxPage key={channelId} channelId={channelId} />
  },
})

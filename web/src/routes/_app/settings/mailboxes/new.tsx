import { createFileRoute } from '@tanstack/react-router'
import { NewMailboxPage } from '#features/settings/mailboxes/new-mailbox-page.tsx'

export const Route = createFileRoute('/_app/settings/mailboxes/new')({ component: NewMailboxPage })

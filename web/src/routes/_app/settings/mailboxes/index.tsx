import { createFileRoute } from '@tanstack/react-router'
import { MailboxesPage } from '#features/settings/mailboxes/mailboxes-page.tsx'

export const Route = createFileRoute('/_app/settings/mailboxes/')({ component: MailboxesPage })

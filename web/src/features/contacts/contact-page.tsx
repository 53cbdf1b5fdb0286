import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '#components/error-state.tsx'
import { LogCallButton } from '#components/log-call/log-call-button.tsx'
import { Page } from '#components/page.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { contactQuery } from '#lib/queries/contact.query.ts'
import { useSession } from '#lib/session.ts'
import { BlockButton } from './block-button.tsx'
import { ContactConversations } from './contact-conversations.tsx'
import { ContactHistory } from './contact-history.tsx'
import { ContactInfluence } from './contact-influence.tsx'
import { ContactProfiles } from './contact-profiles.tsx'
import { ContactForm } from './contact-form.tsx'
import { Identities } from './identities.tsx'

const back = { to: '/contacts', label: 'All contacts' } as const

export function ContactPage({ contactId }: { contactId: string }) {
  const { workspace, can } = useSession()
  const query = useQuery(contactQuery(workspace.id, contactId))
  const contact = query.data
  if (!contact) {
    return (
      <Page wide title="Contact" back={back}>
        {query.isError ? (
          <ErrorState error={query.error} what="this contact" onRetry={() => void query.refetch()} />
        ) : (
          <SkeletonRows label="Loading the contact" />
        )}
      </Page>
    )
  }
  const mayWrite = can('contact:write')
  return (
    <Page
      wide
      title={contact.name}
      back={back}
      actions={
        <>
          {can('note:write') ? <LogCallButton asked={{ contact }} /> : null}
          {mayWrite ? <BlockButton contact={contact} /> : null}
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <div>
          <Identities contact={contact} />
          <ContactProfiles contact={contact} />
          <ContactInfluence contact={contact} />
          <ContactForm key={contact.id} contact={contact} mayWrite={mayWrite} />
          <ContactConversations contactId={contact.id} />
        </div>
        <ContactHistory contactId={contact.id} />
      </div>
    </Page>
  )
}

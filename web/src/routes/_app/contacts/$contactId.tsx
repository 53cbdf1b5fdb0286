import { createFileRoute } from '@tanstack/react-router'
import { ContactPage } from '#features/contacts/contact-page.tsx'

export const Route = createFileRoute('/_app/contacts/$contactId')({
  component: function Contact() {
    return <ContactPage contactId={Route.useParams().contactId} />
  },
})

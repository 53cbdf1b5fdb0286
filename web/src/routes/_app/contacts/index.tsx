import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { ContactsPage } from '#features/contacts/contacts-page.tsx'

export const Route = createFileRoute('/_app/contacts/')({
  validateSearch: z.object({ q: z.string().max(200).optional().catch(undefined) }),
  component: function Contacts() {
    const { q = '' } = Route.useSearch()
    const navigate = Route.useNavigate()
    return (
      <ContactsPage
        q={q}
        onSearch={(text) => void navigate({ search: text ? { q: text } : {}, replace: true })}
      />
    )
  },
})

import type { Contact } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Ban, Copy, MailWarning } from 'lucide-react'
import { Avatar } from '#components/avatar.tsx'
import { Badge } from '#components/badge.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { toast } from '#components/toast.tsx'
import { contactQuery } from '#lib/queries/contact.query.ts'
import { useSession } from '#lib/session.ts'
import { exactDay } from '#lib/time/time-ago.ts'
import { webUrl } from '#lib/web-url.ts'
import { ContactNotes } from './contact-notes.tsx'
import { MergeContact } from './merge-contact.tsx'
import { DetailsSection } from './details-section.tsx'
import { called } from '#lib/called.ts'

/** Who is on the other side. */
export function ContactCard({ contactId }: { contactId: string }) {
  const { workspace } = useSession()
  const query = useQuery(contactQuery(workspace.id, contactId))
  return (
    <DetailsSection title="Contact">
      {query.data ? <Known contact={query.data} /> : null}
      {query.isPending ? <SkeletonRows rows={1} label="Loading the contact" /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} what="the contact" onRetry={() => void query.refetch()} />
      ) : null}
    </DetailsSection>
  )
}

function Known({ contact }: { contact: Contact }) {
  const { can } = useSession()
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar name={contact.name} size="lg" />
        <div className="min-w-0">
          <Link
            to="/contacts"
            search={{ q: contact.name }}
            className="block truncate font-semibold hover:underline"
          >
            {contact.name}
          </Link>
          <p className="text-sm text-muted">Known since {exactDay(contact.createdAt)}</p>
          {contact.blockedAt ? (
            <Badge tone="danger">
              <Ban aria-hidden /> Blocked
            </Badge>
          ) : null}
        </div>
      </div>
      <ul aria-label="Addresses" className="mt-2">
        {contact.identities.map(({ kind, value, handle, url, failedAt }) => (
          <li key={value} className="group flex items-center gap-1.5 text-sm">
            <Address value={called({ kind, handle, value })} url={webUrl(url)} />
            {failedAt ? (
              <span
                title={`Mail to this address came back on ${exactDay(failedAt)}`}
                className="text-warning"
              >
                <MailWarning aria-hidden className="size-4" />
                <span className="sr-only">Mail to this address came back</span>
              </span>
            ) : null}
            <IconButton
              size="sm"
              label={`Copy ${handle ?? value}`}
              onClick={() => void copy(handle ?? value)}
            >
              <Copy />
            </IconButton>
          </li>
        ))}
      </ul>
      <ContactNotes contact={contact} />
      {can('contact:write') ? <MergeContact contact={contact} /> : null}
    </>
  )
}

function Address({ value, url }: { value: string; url: string | null }) {
  const look = 'min-w-0 flex-1 truncate'
  if (url === null)
    return (
      <span className={look} title={value}>
        {value}
      </span>
    )
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className={`${look} hover:underline`} title={url}>
      {value}
    </a>
  )
}

async function copy(value: string) {
  await navigator.clipboard.writeText(value)
  toast.success('Address copied')
}

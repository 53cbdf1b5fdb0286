import type { Contact } from '@hubbub/contracts'
import { Mail } from 'lucide-react'
import { Avatar } from '#components/avatar.tsx'
import { Badge } from '#components/badge.tsx'
import { Section } from '#components/page.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { exactDay } from '#lib/time/time-ago.ts'

/** Where the person writes from, and since when one knows them. */
export function Identities({ contact }: { contact: Contact }) {
  return (
    <Section>
      <div className="mb-4 flex items-center gap-3">
        <Avatar name={contact.name} size="lg" />
        <p className="text-sm text-muted">
          Known since {exactDay(contact.createdAt)}
          <br />
          {contact.lastSeenAt ? (
            <>
              Last wrote <TimeAgo at={contact.lastSeenAt} />
            </>
          ) : (
            'Never wrote'
          )}
        </p>
      </div>
      <ul className="space-y-1.5">
        {contact.identities.map(({ value, failedAt }) => (
          <li key={value} className="flex items-start gap-2">
            <Mail aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
            <span className="min-w-0 break-all">{value}</span>
            {failedAt ? <Badge tone="danger">Mail comes back</Badge> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

import type { Contact } from '@hubbub/contracts'
import { Avatar } from '#components/avatar.tsx'
import { Badge } from '#components/badge.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { Section } from '#components/page.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { exactDay } from '#lib/time/time-ago.ts'
import { webUrl } from '#lib/web-url.ts'
import { called } from '#lib/called.ts'

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
        {contact.identities.map(({ kind, value, handle, url, failedAt }) => (
          <li key={`${kind} ${value}`} className="flex items-start gap-2">
            <ChannelIcon kind={kind} className="mt-1" />
            <Known name={called({ kind, handle, value })} url={webUrl(url)} />
            {failedAt ? <Badge tone="danger">Mail comes back</Badge> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Known({ name, url }: { name: string; url: string | null }) {
  if (url === null) return <span className="min-w-0 break-all">{name}</span>
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="min-w-0 break-all text-accent hover:underline"
    >
      {name}
    </a>
  )
}

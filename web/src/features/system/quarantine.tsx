import type { Quarantined } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Download, RotateCw } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Section } from '#components/page.tsx'
import { PagedRows } from '#components/paged-rows.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { fileSize } from '#lib/file-size.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { quarantinedQuery } from './quarantined.query.ts'

export function Quarantine({ count }: { count: number }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(quarantinedQuery(workspace.id))
  return (
    <Section
      title="Could not be read"
      description="Mail that arrived and is kept as it came, but is too broken to become a conversation."
      actions={<Badge tone={count > 0 ? 'warning' : 'neutral'}>{count}</Badge>}
    >
      <PagedRows
        query={query}
        what="the unreadable mail"
        empty={<p className="text-muted">Everything could be read.</p>}
      >
        {(mail) => <QuarantinedRow key={mail.id} mail={mail} />}
      </PagedRows>
    </Section>
  )
}

function QuarantinedRow({ mail }: { mail: Quarantined }) {
  const { workspace, can } = useSession()
  const { system } = api.workspace(workspace.id)
  const { act } = useChange(['quarantine', workspace.id], ['system', workspace.id])
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">{mail.reason}</p>
        <p className="text-sm break-words text-muted">
          {mail.channel.name} · {fileSize(mail.size)} · tried{' '}
          {mail.tries === 1 ? 'once' : `${mail.tries} times`} · arrived <TimeAgo at={mail.createdAt} /> ·{' '}
          <span className="font-mono text-xs">{mail.externalId}</span>
        </p>
      </div>
      <div className="flex items-center gap-1">
        {mail.size > 0 ? (
          <Button asChild size="sm" variant="ghost">
            <a href={system.quarantinedRawUrl(mail.id)} download>
              <Download />
              Download
            </a>
          </Button>
        ) : null}
        {can('quarantine:write') ? (
          <Button size="sm" onClick={() => act(() => system.retryQuarantined(mail.id), 'It is read again')}>
            <RotateCw />
            Try again
          </Button>
        ) : null}
      </div>
    </li>
  )
}

import type { Digest } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Newspaper } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Page } from '#components/page.tsx'
import { PagedCard } from '#components/paged-rows.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { digestsQuery } from '#lib/digests/digests.query.ts'
import { useSession } from '#lib/session.ts'
import { AlertTabs } from '../alert-tabs.tsx'
import { mailTones, mailWords, spanWords, summaryWords } from './digest-words.ts'

/** What one was told of by one's own rhythm, the newest first. */
export function DigestsPage() {
  const { workspace } = useSession()
  const query = useInfiniteQuery(digestsQuery(workspace.id))
  return (
    <Page
      title="Alerts"
      description={
        <>
          What was found, put together by your own rhythm. When it comes and what it tells of is in your{' '}
          <Link to="/settings/notifications" className="text-accent underline">
            notifications
          </Link>
          .
        </>
      }
    >
      <AlertTabs at="digests" />
      <PagedCard
        query={query}
        what="your digests"
        label="Your digests"
        empty={
          <EmptyState icon={Newspaper} title="No digest yet">
            Choose one by the hour, day or week in your{' '}
            <Link to="/settings/notifications" className="text-accent underline">
              notifications
            </Link>
            ; it stands here as well.
          </EmptyState>
        }
      >
        {(digest) => <DigestRow key={digest.id} digest={digest} />}
      </PagedCard>
    </Page>
  )
}

function DigestRow({ digest }: { digest: Digest }) {
  const { id, to, mail, periods } = digest
  const words = mailWords[mail]
  return (
    <li className="px-4 py-3">
      <Link
        to="/alerts/digests/$digestId"
        params={{ digestId: id }}
        className="font-medium break-words hover:underline"
      >
        {spanWords(digest)}
      </Link>
      <p className="text-sm text-muted">{summaryWords(digest)}</p>
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
        {words === null ? null : <Badge tone={mailTones[mail]}>{words}</Badge>}
        {periods > 1 ? <span>{periods} at once</span> : null}
        <TimeAgo at={to} />
      </div>
    </li>
  )
}

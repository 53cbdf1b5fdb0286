import type { IncidentDetail } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { EvidencePosts } from '#components/crisis/evidence-posts.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { foundAlertQuery } from '#lib/alerts/alerts.query.ts'
import { useSession } from '#lib/session.ts'

/** The widest reaching posts behind the worst of its alerts. */
export function IncidentPosts({ incident: { found } }: { incident: IncidentDetail }) {
  const { workspace } = useSession()
  const [worst] = found.toSorted((a, b) => (b.score?.score ?? 0) - (a.score?.score ?? 0))
  const query = useQuery({
    ...foundAlertQuery(workspace.id, worst?.id ?? ''),
    enabled: worst !== undefined,
  })
  if (worst === undefined) return null
  return (
    <Section title="Top mentions by reach" className="mb-4">
      <Loaded query={query} what="the mentions">
        {({ posts }) => (
          <div className="max-h-96 overflow-y-auto py-3 thin-scroll">
            <EvidencePosts posts={posts} />
          </div>
        )}
      </Loaded>
    </Section>
  )
}

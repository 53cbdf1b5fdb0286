import type { IncidentDetail } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { EvidencePosts } from '#components/crisis/evidence-posts.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { incidentMentionsQuery } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'

interface Props {
  incident: IncidentDetail
  className?: string
}

/** The widest reaching of what was said of it. */
export function IncidentPosts({ incident: { id, mentions }, className = 'mb-4' }: Props) {
  const { workspace } = useSession()
  return (
    <Section
      title="Top mentions by reach"
      description={mentions === 1 ? 'One is linked' : `${mentions} are linked`}
      fill
      className={className}
    >
      <Loaded query={useQuery(incidentMentionsQuery(workspace.id, id))} what="the mentions">
        {(posts) => (
          <div className="py-3">
            <EvidencePosts posts={posts} />
          </div>
        )}
      </Loaded>
    </Section>
  )
}

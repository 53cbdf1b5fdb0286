import type { Conversation } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MarkedText } from '#components/marked-text.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { DetailsSection } from './details-section.tsx'

/** So many excerpts of each. */
const SHOWN = 2

/** Which monitors matched what is said here, with the words by which they did. */
export function MatchedMonitors({ conversation: { id, version } }: { conversation: Conversation }) {
  const { workspace, can } = useSession()
  const { data } = useQuery({
    queryKey: ['monitors', workspace.id, 'matched', id, version],
    queryFn: ({ signal }) => api.workspace(workspace.id).monitors.ofConversation(id, signal),
    enabled: can('monitor:read'),
    placeholderData: (before) => before,
  })
  const items = data?.items ?? []
  if (items.length === 0) return null
  const monitors = new Map(items.map(({ monitor }) => [monitor.id, monitor]))
  return (
    <DetailsSection title="Matched by monitors">
      <ul className="space-y-2">
        {[...monitors.values()].map((monitor) => {
          const matched = items.filter((item) => item.monitor.id === monitor.id)
          return (
            <li key={monitor.id}>
              <Link
                to="/mentions"
                search={{ monitorId: monitor.id }}
                className="font-medium break-words hover:underline"
              >
                {monitor.name}
              </Link>
              {matched.slice(0, SHOWN).map(({ messageId, excerpt, marks }) => (
                <p key={messageId} className="text-sm break-words text-muted">
                  <MarkedText text={excerpt} marks={marks} />
                </p>
              ))}
              {matched.length > SHOWN ? (
                <p className="text-sm text-muted">and {matched.length - SHOWN} more messages</p>
              ) : null}
            </li>
          )
        })}
      </ul>
    </DetailsSection>
  )
}

import type { LiveEvent } from '@hubbub/contracts'
import type { MatchedMention } from '@hubbub/contracts/http'
import type { Query, QueryClient } from '@tanstack/react-query'
import { alertsKey } from '#lib/alerts/alerts.query.ts'
import { incidentsKey } from '#lib/incidents/incidents.query.ts'
import { changesCare } from './follow-mentions.ts'

/** Where mentions stand behind something: a figure, an alert, an incident. */
const places = (workspaceId: string) => [
  ['analytics', workspaceId, 'mentions'],
  [...alertsKey(workspaceId), 'one'],
  [...incidentsKey(workspaceId), 'mentions'],
]

/** Keeps what the team does about the mentions behind figures, alerts and incidents as the log says. */
export function createMatchedFollower({
  queryClient,
  workspaceId,
}: {
  queryClient: QueryClient
  workspaceId: string
}) {
  const shows = ({ state }: Query, event: LiveEvent) =>
    shownBy(state.data).some(
      ({ id, care }) =>
        (event.type.startsWith('mention.') && event.subjectId === id) ||
        (care !== null && care.conversationId === event.conversationId),
    )
  return (events: readonly LiveEvent[]) => {
    const told = events.filter((event) => event.conversationId !== null && isOfCare(event))
    if (told.length === 0) return
    for (const queryKey of places(workspaceId))
      void queryClient.invalidateQueries({
        queryKey,
        predicate: (query) => told.some((event) => shows(query, event)),
      })
  }
}

const isOfCare = (event: LiveEvent) => event.type === 'mention.updated' || changesCare(event)

interface Shown {
  posts?: MatchedMention[]
  items?: MatchedMention[]
  pages?: { items: MatchedMention[] }[]
}

/** Each is made by one query: pages behind a figure, posts behind an alert, and a list behind an incident. */
function shownBy(data: unknown): MatchedMention[] {
  if (data === undefined || data === null) return []
  const { posts, items, pages } = data as Shown
  return [...(posts ?? []), ...(items ?? []), ...(pages ?? []).flatMap((page) => page.items)]
}

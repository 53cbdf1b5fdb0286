import { isMentionQuery, type SavedView } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from '@tanstack/react-router'
import { AtSign, CircleDashed, CircleUserRound, Inbox, type LucideIcon } from 'lucide-react'
import { ownAlertsQuery } from '#lib/escalation/escalations.query.ts'
import { countsQuery } from '#lib/queries/counts.query.ts'
import { labelsQuery } from '#lib/queries/labels.query.ts'
import { mentionCountsQuery } from '#lib/queries/mention-counts.query.ts'
import { teamsQuery } from '#lib/queries/teams.query.ts'
import { viewsQuery } from '#lib/queries/views.query.ts'
import { useSession } from '#lib/session.ts'
import { inboxSearchOf, mentionSearchOf } from '#lib/views/search-of-view.ts'

export type View = 'mine' | 'unassigned' | 'all' | 'mentioned'

const views: readonly { view: View; label: string; icon: LucideIcon }[] = [
  { view: 'mine', label: 'Mine', icon: CircleUserRound },
  { view: 'unassigned', label: 'Unassigned', icon: CircleDashed },
  { view: 'all', label: 'All', icon: Inbox },
  { view: 'mentioned', label: 'Mentioned me', icon: AtSign },
]

/** As the list of mentions counts them when one opens it. */
const asListed = { repeats: 'folded', spam: 'without' } as const

/** The ways into the inbox, each with what is open there and whether one stands in it now. */
export function useNavItems() {
  const { workspace, can } = useSession()
  const counts = useQuery(countsQuery(workspace.id)).data
  const teams = useQuery(teamsQuery(workspace.id)).data ?? []
  const labels = useQuery(labelsQuery(workspace.id)).data ?? []
  const saved = useQuery({ ...viewsQuery(workspace.id), enabled: can('view:read') }).data ?? []
  const heard = useQuery({ ...mentionCountsQuery(workspace.id, asListed), enabled: can('mention:read') }).data
  const alerts = useQuery(ownAlertsQuery(workspace.id)).data ?? []
  const inInbox = useLocation({ select: ({ pathname }) => pathname.startsWith('/inbox') })
  const search = useSearch({ strict: false })
  const inMentions = useLocation({ select: ({ pathname }) => pathname.startsWith('/mentions') })
  const isSaved = inInbox && search.saved !== undefined
  const plain = inInbox && !isSaved && search.teamId === undefined && search.labelId === undefined

  return {
    /** What was only heard, and nobody has looked after. */
    heard: heard?.open ?? 0,
    inMentions: inMentions && search.saved === undefined,
    /** What one was told of and has not looked at. */
    unseen: alerts.filter(({ seen }) => !seen).length,
    views: views.map((item) => ({
      ...item,
      count: counts?.[item.view] ?? 0,
      active: plain && (search.view ?? 'mine') === item.view,
    })),
    saved: saved
      .filter((view) => !isMentionQuery(view.query) || can('mention:read'))
      .map((view) => ({
        id: view.id,
        name: view.name,
        isPrivate: view.sharing === 'private',
        ...addressOf(view),
        active: (isMentionQuery(view.query) ? inMentions : inInbox) && search.saved === view.id,
      })),
    teams: teams.map((team) => ({
      ...team,
      count: counts?.teams[team.id] ?? 0,
      active: inInbox && !isSaved && search.teamId === team.id,
    })),
    labels: labels.map((label) => ({
      ...label,
      count: counts?.labels[label.id] ?? 0,
      active: inInbox && !isSaved && search.labelId === label.id,
    })),
  }
}

/** Where a view is opened. */
function addressOf({ id, query }: SavedView) {
  return isMentionQuery(query)
    ? { to: '/mentions' as const, search: mentionSearchOf(id, query) }
    : { to: '/inbox' as const, search: inboxSearchOf(id, query) }
}

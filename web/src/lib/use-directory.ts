import type { Member } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { brandsQuery } from '#lib/queries/brands.query.ts'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { labelsQuery } from '#lib/queries/labels.query.ts'
import { membersQuery } from '#lib/queries/members.query.ts'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { teamsQuery } from '#lib/queries/teams.query.ts'
import { useSession } from '#lib/session.ts'

/** Everybody and everything a conversation can be given to or marked with. */
export function useDirectory() {
  const { workspace, can } = useSession()
  const everybody = useQuery(membersQuery(workspace.id)).data ?? []
  return {
    /** Those who can be chosen. */
    members: everybody.filter(isActive),
    everybody,
    teams: useQuery(teamsQuery(workspace.id)).data ?? [],
    labels: useQuery(labelsQuery(workspace.id)).data ?? [],
    channels: useQuery(channelsQuery(workspace.id)).data ?? [],
    brands: useQuery(brandsQuery(workspace.id)).data ?? [],
    monitors: useQuery({ ...monitorsQuery(workspace.id), enabled: can('monitor:read') }).data ?? [],
  }
}
export type Directory = ReturnType<typeof useDirectory>

const isActive = ({ deactivatedAt }: Member) => deactivatedAt === null

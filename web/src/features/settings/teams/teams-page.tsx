import type { Team } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Pencil, Trash2, Users } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Avatar } from '#components/avatar.tsx'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { api } from '#lib/api.ts'
import { membersQuery } from '#lib/queries/members.query.ts'
import { teamsQuery } from '#lib/queries/teams.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { SettingsPage } from '../settings-page.tsx'
import { TeamDialog } from './team-dialog.tsx'

export function TeamsPage() {
  const { workspace, can } = useSession()
  const query = useQuery(teamsQuery(workspace.id))
  const mayWrite = can('team:write')
  const create = mayWrite ? <TeamDialog trigger={<Button variant="primary">New team</Button>} /> : undefined
  return (
    <SettingsPage
      title="Teams"
      description="Conversations can be given to a team; whoever is free takes them."
      actions={query.data?.length ? create : null}
      needs="team:read"
    >
      <Loaded
        query={query}
        what="the teams"
        empty={
          <EmptyState icon={Users} title="No teams yet" action={create}>
            Make one for each kind of question that other people answer.
          </EmptyState>
        }
      >
        {(teams) => (
          <Rows label="Teams">
            {teams.map((team) => (
              <TeamRow key={team.id} team={team} mayWrite={mayWrite} />
            ))}
          </Rows>
        )}
      </Loaded>
    </SettingsPage>
  )
}

function TeamRow({ team, mayWrite }: { team: Team; mayWrite: boolean }) {
  const { workspace } = useSession()
  const members = (useQuery(membersQuery(workspace.id)).data ?? []).filter(({ id }) =>
    team.memberIds.includes(id),
  )
  const { act } = useChange(['teams', workspace.id], ['members', workspace.id])
  const shown = members.slice(0, 4)
  return (
    <Row
      title={team.name}
      detail={team.memberIds.length === 1 ? '1 member' : `${team.memberIds.length} members`}
      aside={
        <span className="flex -space-x-1.5" title={members.map(({ name }) => name).join(', ')}>
          {shown.map(({ id, name }) => (
            <Avatar key={id} name={name} size="sm" className="rounded-full ring-2 ring-card" />
          ))}
        </span>
      }
      actions={
        mayWrite ? (
          <>
            <TeamDialog
              team={team}
              trigger={
                <IconButton label={`Change ${team.name}`}>
                  <Pencil />
                </IconButton>
              }
            />
            <AlertDialog
              trigger={
                <IconButton label={`Delete ${team.name}`}>
                  <Trash2 />
                </IconButton>
              }
              title={`Delete ${team.name}?`}
              description="Its conversations stay, without a team."
              confirm="Delete"
              danger
              onConfirm={() =>
                act(() => api.workspace(workspace.id).teams.delete(team.id), `${team.name} is deleted`)
              }
            />
          </>
        ) : null
      }
    />
  )
}

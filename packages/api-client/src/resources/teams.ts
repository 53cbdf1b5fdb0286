import type { createTeam, updateTeam } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { TeamsApi } from '../shapes/teams.ts'
import { type JsonBody, type Transport, done, ifMatch, read } from '../transport.ts'

export type TeamInput = JsonBody<typeof createTeam>
export type TeamChange = JsonBody<typeof updateTeam>

export function teamsClient(transport: Transport, base: string) {
  const at = hc<TeamsApi>(base, transport.options()).teams
  return {
    list: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    create: (input: TeamInput) => read(at.$post({ json: input })),
    update: (id: string, change: TeamChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    delete: (id: string) => done(at[':id'].$delete({ param: { id } })),
  }
}

import type { Role } from '@hubbub/contracts'
import type { Store } from '@hubbub/domain'

interface DemoPeopleDeps {
  store: Store
  workspaceIds: () => Promise<string[]>
}

/** The people of the demo workspace, and of no other: one click signs in as them. */
export function createDemoPeople({ store, workspaceIds }: DemoPeopleDeps) {
  return async (): Promise<{ email: string; name: string; role: Role }[]> => {
    for (const id of await workspaceIds()) {
      const members = await store.transaction(id, async ({ settings, people }) => {
        const workspace = await settings.findWorkspace()
        return workspace?.demo === true ? await people.listMembers() : null
      })
      if (members === null) continue
      const active = members.filter(({ deactivatedAt }) => deactivatedAt === null)
      return active.map(({ email, name, role }) => ({ email, name, role }))
    }
    return []
  }
}

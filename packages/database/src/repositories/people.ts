import type { PeopleRepository } from '@hubbub/domain'
import { createApiKeyRepository } from './people/api-keys.ts'
import { createInvitationRepository } from './people/invitations.ts'
import { createMemberRepository } from './people/members.ts'
import { createTeamRepository } from './people/teams.ts'
import type { Transaction } from './transaction.ts'

export function createPeopleRepository(tx: Transaction, workspaceId: string): PeopleRepository {
  return {
    ...createMemberRepository(tx, workspaceId),
    ...createTeamRepository(tx, workspaceId),
    ...createInvitationRepository(tx, workspaceId),
    ...createApiKeyRepository(tx, workspaceId),
  }
}

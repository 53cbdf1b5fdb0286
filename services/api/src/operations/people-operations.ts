import type { WorkspaceOperation } from '../http/operation.ts'
import { createApiKeyOperation } from './people/create-api-key.ts'
import { createResetLinkOperation } from './people/create-reset-link.ts'
import { createTeamOperation } from './people/create-team.ts'
import { deleteTeamOperation } from './people/delete-team.ts'
import { inviteOperation } from './people/invite.ts'
import { listApiKeysOperation } from './people/list-api-keys.ts'
import { listInvitationsOperation } from './people/list-invitations.ts'
import { listMembersOperation } from './people/list-members.ts'
import { listTeamsOperation } from './people/list-teams.ts'
import { resetSecondFactorOperation } from './people/reset-second-factor.ts'
import { revokeApiKeyOperation } from './people/revoke-api-key.ts'
import { revokeInvitationOperation } from './people/revoke-invitation.ts'
import { updateMemberOperation } from './people/update-member.ts'
import { updateOwnMembershipOperation } from './people/update-own-membership.ts'
import { updateTeamOperation } from './people/update-team.ts'

/** people.ts of the contracts, inside a workspace. */
export const peopleOperations: readonly WorkspaceOperation[] = [
  createApiKeyOperation,
  createResetLinkOperation,
  createTeamOperation,
  deleteTeamOperation,
  inviteOperation,
  listApiKeysOperation,
  listInvitationsOperation,
  listMembersOperation,
  listTeamsOperation,
  resetSecondFactorOperation,
  revokeApiKeyOperation,
  revokeInvitationOperation,
  updateMemberOperation,
  updateOwnMembershipOperation,
  updateTeamOperation,
]

import type { OpenOperation } from '../http/operation.ts'
import { acceptInvitationOperation } from './people/accept-invitation.ts'
import { getInvitationOperation } from './people/get-invitation.ts'
import { getMeOperation } from './people/get-me.ts'
import { getSetupOperation } from './people/get-setup.ts'
import { setUpOperation } from './people/set-up.ts'
import { signInByLinkOperation } from './people/sign-in-by-link.ts'
import { signInDemoOperation } from './people/sign-in-demo.ts'

/** What stands outside any workspace: setup, sign-in, invitations. */
export const openOperations: readonly OpenOperation[] = [
  acceptInvitationOperation,
  getInvitationOperation,
  getMeOperation,
  getSetupOperation,
  setUpOperation,
  signInByLinkOperation,
  signInDemoOperation,
]

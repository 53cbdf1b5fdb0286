import { updateWorkspace as definition } from '@hubbub/contracts/http'
import { updateWorkspace } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateWorkspaceOperation = operation(
  definition,
  async (ctx, { body, version }) => await updateWorkspace(ctx, { name: body.name, expectedVersion: version }),
)

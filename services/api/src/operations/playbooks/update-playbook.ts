import { updatePlaybook as definition } from '@hubbub/contracts/http'
import { updatePlaybook } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updatePlaybookOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updatePlaybook(ctx, { id: params.id, text: body.text, expectedVersion: version }),
)

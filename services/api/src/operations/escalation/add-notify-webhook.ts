import { addNotifyWebhook as definition } from '@hubbub/contracts/http'
import { addNotifyWay } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const addNotifyWebhookOperation = operation(
  definition,
  async (ctx, { body: { name, url, format, secret } }) =>
    await addNotifyWay(ctx, {
      kind: 'webhook',
      name,
      host: new URL(url).host,
      address: { url, ...(secret !== undefined && { secret }) },
      format,
    }),
)

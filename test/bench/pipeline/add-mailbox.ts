import { emailSettingsSchema } from '@hubbub/contracts'
import { createSecretBox, ids } from '@hubbub/runtime'
import { credentialsContext } from '@hubbub/domain'
import { mailbox } from './mails.ts'
import type { Product } from './start-product.ts'

/** A mailbox of the workspace, without asking its server: there is none. */
export async function addMailbox({ admin, store, keyring, announce }: Product): Promise<string> {
  const { workspaceId } = admin
  const server = { host: '127.0.0.1', port: 1, security: 'none' } as const
  const settings = emailSettingsSchema.parse({ address: mailbox, imap: server, smtp: server, user: mailbox })
  const id = ids.next()
  await store.transaction(workspaceId, async ({ channels, settings: inWorkspace }) => {
    const [brand] = await inWorkspace.listBrands()
    if (brand === undefined) throw new Error('there is no brand')
    await channels.insert({
      id,
      kind: 'email',
      name: 'Customer care',
      brandId: brand.id,
      defaultTeamId: null,
      address: mailbox,
      settings,
      account: null,
      own: [mailbox],
      credentials: createSecretBox(keyring).seal('{"password":"none"}', credentialsContext(id)),
    })
  })
  await announce({ workspaceId, channelId: id })
  return id
}

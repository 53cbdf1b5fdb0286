import { AppError } from '@hubbub/contracts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Repositories } from '../ports/store.ts'

interface Given {
  kind: string
  settings: Record<string, unknown>
}

/** Where a channel names a mailbox, it must be one of this workspace. */
export async function expectMailboxes(
  { catalogue }: { catalogue: Pick<ChannelCatalogue, 'kinds'> },
  { channels }: Pick<Repositories, 'channels'>,
  { kind, settings }: Given,
): Promise<void> {
  const kinds = catalogue.kinds()
  const fields = kinds.find((one) => one.kind === kind)?.fields ?? []
  for (const { path, input } of fields) {
    if (input !== 'mailbox') continue
    const id = settings[path.replace('settings.', '')]
    if (typeof id !== 'string') continue
    const found = await channels.find(id)
    if (kinds.some((one) => one.kind === found?.kind && one.group === 'mail')) continue
    throw new AppError({
      code: 'request.invalid',
      kind: 'invalid',
      message: 'Some of the input is wrong',
      details: { errors: [{ path: `body.${path}`, message: 'This mailbox is not connected any more' }] },
    })
  }
}

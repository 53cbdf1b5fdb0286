import { resealCredentials } from '@hubbub/domain'
import type { CollectDeps } from './collect-deps.ts'
import { log } from './log.ts'

/** After a new secret was put in front of the old one, everything is soon sealed with it, and the old one can go. */
export async function reseal({ database, store, secrets }: CollectDeps): Promise<void> {
  const onUnreadable = (channelId: string, err: unknown) =>
    log.error({ err, channelId }, 'credentials that no secret opens')
  const count = await resealCredentials(
    { store, secrets, onUnreadable },
    await database.system.sealedChannels(),
  )
  if (count > 0) log.info({ count }, 'credentials were sealed with the new secret')
}

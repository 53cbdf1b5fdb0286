import { resealBots, resealCredentials, resealPlaces, resealScorers, resealWays } from '@hubbub/domain'
import type { CollectDeps } from './collect-deps.ts'
import { log } from './log.ts'

/** After a new secret was put in front of the old one, everything is soon sealed with it, and the old one can go. */
export async function reseal({ database, store, secrets }: CollectDeps): Promise<void> {
  const onUnreadable = (id: string, err: unknown) => log.error({ err, id }, 'something that no secret opens')
  const deps = { store, secrets, onUnreadable }
  const workspaceIds = await database.system.workspaceIds()
  const count =
    (await resealCredentials(deps, await database.system.sealedChannels())) +
    (await resealPlaces(deps, workspaceIds)) +
    (await resealWays(deps, workspaceIds)) +
    (await resealBots(deps, workspaceIds)) +
    (await resealScorers(deps, workspaceIds))
  if (count > 0) log.info({ count }, 'credentials, addresses and keys were sealed with the new secret')
}

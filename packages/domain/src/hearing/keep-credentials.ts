import { AppError } from '@hubbub/contracts'
import type { CredentialKeeper, Exclusive, Secrets } from '../ports/secrets.ts'
import type { Store } from '../ports/store.ts'
import { credentialsContext } from '../rules/credentials-context.ts'
import { sameCredentials } from '../rules/same-credentials.ts'

export interface KeeperDeps {
  workspaceId: string
  store: Store
  secrets: Secrets
  exclusive: Exclusive
}

/**
 * Renews the credentials of a channel, one process at a time, so that a refresh token which works once is used once.
 * @NOTE not under a row lock: a transaction that waits for a network would hold up every reader of events.
 */
export function createCredentialKeeper(deps: KeeperDeps, channelId: string): CredentialKeeper {
  const context = credentialsContext(channelId)
  const { store, workspaceId, secrets } = deps
  const read = async () => {
    const sealed = await store.transaction(workspaceId, ({ channels }) =>
      channels.sealedCredentials(channelId),
    )
    if (sealed === null || sealed === '') throw gone()
    return { sealed, plain: JSON.parse(secrets.open(sealed, context)) as unknown }
  }
  return {
    renew: async (stale, fetchNew) =>
      await deps.exclusive.run(`credentials ${channelId}`, async () => {
        const stored = await read()
        if (!sameCredentials(stored.plain, stale)) return stored.plain
        const fresh = await fetchNew(stored.plain)
        const sealed = { from: stored.sealed, to: secrets.seal(JSON.stringify(fresh), context) }
        const replaced = await store.transaction(workspaceId, ({ channels }) =>
          channels.replaceCredentials(channelId, sealed),
        )
        // A person has given others meanwhile: theirs count.
        return replaced ? fresh : (await read()).plain
      }),
  }
}

function gone(): AppError {
  return new AppError({ code: 'channel.not_found', kind: 'gone', message: 'The channel is gone' })
}

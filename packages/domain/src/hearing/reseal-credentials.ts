import type { Secrets } from '../ports/secrets.ts'
import type { Store } from '../ports/store.ts'
import { credentialsContext } from '../rules/credentials-context.ts'

export interface SealedChannel {
  workspaceId: string
  channelId: string
  credentials: string
}

export interface ResealDeps {
  store: Store
  secrets: Secrets & {
    /** True when another key than the first sealed it. */
    isStale(sealed: string): boolean
  }
  onUnreadable?: (channelId: string, error: unknown) => void
}

/**
 * Seals anew, with the key that is in use, what an older one has sealed; after that the older secret can go. Safe to run
 * twice and at the same time. @returns how many were sealed anew.
 */
export async function resealCredentials(
  { store, secrets, onUnreadable }: ResealDeps,
  channels: readonly SealedChannel[],
): Promise<number> {
  let count = 0
  for (const { workspaceId, channelId, credentials } of channels) {
    if (!secrets.isStale(credentials)) continue
    const context = credentialsContext(channelId)
    let to: string
    try {
      to = secrets.seal(secrets.open(credentials, context), context)
    } catch (error) {
      onUnreadable?.(channelId, error)
      continue
    }
    const replaced = await store.transaction(workspaceId, ({ channels: kept }) =>
      kept.replaceCredentials(channelId, { from: credentials, to }),
    )
    if (replaced) count += 1
  }
  return count
}

import { botContext } from '../escalation/manage-alert-bot.ts'
import { wayContext } from '../escalation/manage-notify.ts'
import { placeContext } from '../notices/manage-places.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { Store } from '../ports/store.ts'
import { credentialsContext } from '../rules/credentials-context.ts'
import { scorerKeyContext } from '../sentiment/ask-outside.ts'

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
  onUnreadable?: (id: string, error: unknown) => void
}

/**
 * Seals anew, with the key that is in use, what an older one has sealed; after that the older secret can go. Safe to run
 * twice and at the same time. @returns how many were sealed anew.
 */
export async function resealCredentials(
  deps: ResealDeps,
  channels: readonly SealedChannel[],
): Promise<number> {
  let count = 0
  for (const { workspaceId, channelId, credentials: from } of channels) {
    const to = sealAnew(deps, { id: channelId, sealed: from, context: credentialsContext(channelId) })
    if (to === null) continue
    const replaced = await deps.store.transaction(workspaceId, ({ channels: kept }) =>
      kept.replaceCredentials(channelId, { from, to }),
    )
    if (replaced) count += 1
  }
  return count
}

/** The same for the addresses of places where people are told of things. */
export async function resealPlaces(deps: ResealDeps, workspaceIds: readonly string[]): Promise<number> {
  let count = 0
  for (const workspaceId of workspaceIds) {
    const places = await deps.store.transaction(workspaceId, ({ notices }) => notices.sealed())
    for (const { id, address: from } of places) {
      const to = sealAnew(deps, { id, sealed: from, context: placeContext(id) })
      if (to === null) continue
      const replaced = await deps.store.transaction(workspaceId, ({ notices }) =>
        notices.replaceAddress(id, { from, to }),
      )
      if (replaced) count += 1
    }
  }
  return count
}

/** The same for the addresses by which people are told. */
export async function resealWays(deps: ResealDeps, workspaceIds: readonly string[]): Promise<number> {
  let count = 0
  for (const workspaceId of workspaceIds) {
    const ways = await deps.store.transaction(workspaceId, ({ notify }) => notify.sealed())
    for (const { id, address: from } of ways) {
      const to = sealAnew(deps, { id, sealed: from, context: wayContext(id) })
      if (to === null) continue
      const replaced = await deps.store.transaction(workspaceId, ({ notify }) =>
        notify.replaceAddress(id, { from, to }),
      )
      if (replaced) count += 1
    }
  }
  return count
}

/** The same for the tokens of the bots that tell people. */
export async function resealBots(deps: ResealDeps, workspaceIds: readonly string[]): Promise<number> {
  let count = 0
  for (const workspaceId of workspaceIds) {
    const bot = await deps.store.transaction(workspaceId, async ({ alertBots }) => await alertBots.get())
    if (bot === null) continue
    const { id, token: from } = bot
    const to = sealAnew(deps, { id, sealed: from, context: botContext(id) })
    if (to === null) continue
    const replaced = await deps.store.transaction(workspaceId, ({ alertBots }) =>
      alertBots.replaceToken(id, { from, to }),
    )
    if (replaced) count += 1
  }
  return count
}

/** The same for the keys of scorers. */
export async function resealScorers(deps: ResealDeps, workspaceIds: readonly string[]): Promise<number> {
  let count = 0
  for (const workspaceId of workspaceIds) {
    const from = await deps.store.transaction(
      workspaceId,
      async ({ outsideScorer }) => (await outsideScorer.get())?.key ?? '',
    )
    if (from === '') continue
    const to = sealAnew(deps, { id: workspaceId, sealed: from, context: scorerKeyContext(workspaceId) })
    if (to === null) continue
    const replaced = await deps.store.transaction(workspaceId, ({ outsideScorer }) =>
      outsideScorer.replaceKey({ from, to }),
    )
    if (replaced) count += 1
  }
  return count
}

/** Null where nothing is to be done, or nothing can be. */
function sealAnew(
  { secrets, onUnreadable }: ResealDeps,
  { id, sealed, context }: { id: string; sealed: string; context: string },
): string | null {
  if (!secrets.isStale(sealed)) return null
  try {
    return secrets.seal(secrets.open(sealed, context), context)
  } catch (error) {
    onUnreadable?.(id, error)
    return null
  }
}

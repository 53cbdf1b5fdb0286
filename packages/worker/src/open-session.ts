import { type Channel, ChannelError, type ChannelErrorClass, type ChannelSession } from '@hubbub/channels'
import type { ChannelKind } from '@hubbub/contracts'
import { errorMessage, isAppError } from '@hubbub/contracts'
import { credentialsContext, type Secrets, type WorkChannel } from '@hubbub/domain'
import { createDrillSession } from './drill-session.ts'
import { type ContextDeps, createChannelContext } from './channel-context.ts'

export interface SessionDeps {
  channels: ReadonlyMap<
    ChannelKind,
    Pick<Channel, 'connect' | 'capabilities' | 'webhook' | 'replyTerms' | 'publishTerms' | 'form' | 'notices'>
  >
  secrets: Secrets
  /** Where the world reaches this installation; null where it does not. */
  publicUrl?: string | null
}

export interface StoredAccount {
  workspaceId: string
  channel: WorkChannel
}

/** Opens an account at its network with what is stored of it. Throws a ChannelError where that does not fit. */
export function openSession(deps: SessionDeps & ContextDeps, account: StoredAccount): ChannelSession {
  const { channel } = account
  // All that leaves a network's account leaves by here.
  if (channel.drill) return createDrillSession(channel.kind)
  return channelOf(deps.channels, channel.kind).connect(
    viewOf(deps.secrets, channel),
    contextOf(deps, account),
  )
}

/** What a channel's own functions ask for: what is stored, in plain. */
export function viewOf(secrets: Secrets, channel: WorkChannel) {
  const { settings, account } = channel
  return { settings, account, credentials: openCredentials(secrets, channel) }
}

export function contextOf(deps: SessionDeps & ContextDeps, { workspaceId, channel }: StoredAccount) {
  const { webhook } = channelOf(deps.channels, channel.kind)
  return createChannelContext(deps, {
    workspaceId,
    channel,
    hasWebhook: webhook !== undefined,
  })
}

/** What was connected by a newer version, or by one with other channels, waits for it. */
export function channelOf<T>(channels: ReadonlyMap<ChannelKind, T>, kind: ChannelKind): T {
  const found = channels.get(kind)
  if (found === undefined)
    throw new ChannelError({ class: 'rejected', message: `There is no channel “${kind}” here` })
  return found
}

function openCredentials(secrets: Secrets, { id, credentials }: WorkChannel): unknown {
  try {
    return JSON.parse(secrets.open(credentials, credentialsContext(id)))
  } catch (error) {
    // Sealed under a secret that is gone: only a person can give the password again.
    throw new ChannelError({
      class: 'reauthorize',
      message: 'The stored password cannot be read any more; please give it again',
      cause: error,
    })
  }
}

export interface ChannelFailure {
  class: ChannelErrorClass
  message: string
  until: Date | null
  /** It is the channel's own budget that is used up. */
  budget: boolean
  /** False for troubles of our own, which say nothing of the channel. */
  theirs: boolean
}

/** What an error met while working with a channel means. */
export function channelFailure(error: unknown): ChannelFailure {
  if (error instanceof ChannelError) {
    const { class: errorClass, message, until, budget } = error
    return { class: errorClass, message, until, budget, theirs: true }
  }
  const theirs = !isAppError(error)
  return { class: 'retry', message: errorMessage(error), until: null, budget: false, theirs }
}

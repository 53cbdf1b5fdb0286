import {
  type Channel,
  ChannelError,
  type ChannelErrorClass,
  type ChannelSession,
  plainContext,
} from '@hubbub/channels'
import type { ChannelKind, Clock } from '@hubbub/contracts'
import { errorMessage, isAppError } from '@hubbub/contracts'
import { credentialsContext, type WorkChannel } from '@hubbub/domain'
import type { SecretBox } from '@hubbub/runtime'

export interface SessionDeps {
  channels: ReadonlyMap<ChannelKind, Pick<Channel, 'connect' | 'capabilities'>>
  secrets: Pick<SecretBox, 'open'>
  clock: Clock
}

/** Opens an account at its network with what is stored of it. Throws a ChannelError where that does not fit. */
export function openSession({ channels, secrets, clock }: SessionDeps, channel: WorkChannel): ChannelSession {
  return channelOf(channels, channel.kind).connect(
    {
      settings: channel.settings,
      account: channel.account,
      credentials: openCredentials(secrets, channel),
    },
    plainContext({ clock }),
  )
}

/** What was connected by a newer version, or by one with other channels, waits for it. */
export function channelOf<T>(channels: ReadonlyMap<ChannelKind, T>, kind: ChannelKind): T {
  const found = channels.get(kind)
  if (found === undefined)
    throw new ChannelError({ class: 'rejected', message: `There is no channel “${kind}” here` })
  return found
}

function openCredentials(secrets: SessionDeps['secrets'], { id, credentials }: WorkChannel): unknown {
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
  /** False for troubles of our own, which say nothing of the channel. */
  theirs: boolean
}

/** What an error met while working with a channel means. */
export function channelFailure(error: unknown): ChannelFailure {
  if (error instanceof ChannelError) {
    return { class: error.class, message: error.message, until: error.until, theirs: true }
  }
  const theirs = !isAppError(error)
  return { class: 'retry', message: errorMessage(error), until: null, theirs }
}

import { type Channel, ChannelError, type ChannelErrorClass, type ChannelSession } from '@hubbub/channels'
import type { ChannelKind, Clock } from '@hubbub/contracts'
import { errorMessage, isAppError } from '@hubbub/contracts'
import { credentialsContext, type WorkChannel } from '@hubbub/domain'
import type { SecretBox } from '@hubbub/runtime'

export interface SessionDeps {
  channels: Record<ChannelKind, Pick<Channel, 'connect' | 'capabilities'>>
  secrets: Pick<SecretBox, 'open'>
  clock: Clock
}

/** Opens an account at its network with what is stored of it. Throws a ChannelError where that does not fit. */
export function openSession({ channels, secrets, clock }: SessionDeps, channel: WorkChannel): ChannelSession {
  return channels[channel.kind].connect(
    { settings: channel.settings, credentials: openCredentials(secrets, channel) },
    { clock },
  )
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

import { ChannelError, type ChannelSession } from '@hubbub/channels'
import type { WorkChannel } from '@hubbub/domain'
import { type ContextDeps, openSession, type SessionDeps } from '@hubbub/worker'
import { log } from './log.ts'

interface Kept {
  version: number
  session: ChannelSession
  users: number
  idle: NodeJS.Timeout | undefined
}

/** A session costs a connection; one that nobody has used for this long is closed. */
const IDLE_MS = 60_000

/** Sessions by channel, kept between replies and opened anew when the channel has changed. */
export function createSessions(deps: SessionDeps & ContextDeps) {
  const kept = new Map<string, Kept>()

  const drop = async (id: string, entry: Kept) => {
    if (kept.get(id) === entry) kept.delete(id)
    clearTimeout(entry.idle)
    if (entry.users === 0) await close(entry.session)
  }
  const take = async (workspaceId: string, channel: WorkChannel): Promise<Kept> => {
    const known = kept.get(channel.id)
    if (known?.version === channel.version) return known
    if (known !== undefined) await drop(channel.id, known)
    const session = openSession(deps, { workspaceId, channel })
    const entry = { version: channel.version, session, users: 0, idle: undefined }
    kept.set(channel.id, entry)
    return entry
  }
  const giveBack = async (id: string, entry: Kept) => {
    entry.users -= 1
    if (entry.users > 0) return
    if (kept.get(id) !== entry) await drop(id, entry)
    else entry.idle = setTimeout(() => void drop(id, entry), IDLE_MS).unref()
  }

  return {
    async use<T>(
      workspaceId: string,
      channelId: string,
      work: (session: ChannelSession, channel: WorkChannel) => Promise<T>,
    ): Promise<T> {
      const channel = await deps.store.transaction(workspaceId, ({ channels }) => channels.forWork(channelId))
      if (channel === null || !channel.enabled) {
        throw new ChannelError({ class: 'reauthorize', message: 'The mailbox is disconnected' })
      }
      const entry = await take(workspaceId, channel)
      clearTimeout(entry.idle)
      entry.users += 1
      try {
        return await work(entry.session, channel)
      } finally {
        await giveBack(channelId, entry)
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...kept].map(async ([id, entry]) => await drop(id, entry)))
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>

async function close(session: ChannelSession): Promise<void> {
  try {
    await session[Symbol.asyncDispose]()
  } catch (error) {
    log.debug({ err: error }, 'a session did not close cleanly')
  }
}

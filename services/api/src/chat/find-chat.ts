import type { VisitorDoor } from '@hubbub/channels'
import { AppError } from '@hubbub/contracts'
import { credentialsContext, type Secrets, type WorkChannel } from '@hubbub/domain'
import type { ApiDeps } from '../deps.ts'

/** A chat that a visitor has come to. */
export interface Chat {
  workspaceId: string
  channel: WorkChannel
  door: VisitorDoor
  credentials: unknown
}

export interface FindChatDeps extends Pick<ApiDeps, 'channels' | 'database' | 'store'> {
  secrets: Secrets
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** By the key in its address. Throws `chat.not_found` also for one that is paused. */
export async function findChat(
  { channels, database, store, secrets }: FindChatDeps,
  key: string,
): Promise<Chat> {
  const workspaceId = uuid.test(key) ? await database.system.channelWorkspace(key) : null
  if (workspaceId === null) throw nothingHere()
  const channel = await store.transaction(workspaceId, (kept) => kept.channels.forWork(key))
  const door = channel === null ? undefined : channels.get(channel.kind)?.visitors
  if (channel === null || door === undefined || !channel.enabled) throw nothingHere()
  const plain = secrets.open(channel.credentials, credentialsContext(channel.id))
  return { workspaceId, channel, door, credentials: JSON.parse(plain) as unknown }
}

const nothingHere = () =>
  new AppError({ code: 'chat.not_found', kind: 'not_found', message: 'There is no chat here' })

import { type ChannelCheck, errorMessage, type Room } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { TelegramChat, TelegramMember, TelegramUser } from './api-types.ts'
import type { TelegramClient } from './client.ts'

type Step = ChannelCheck['steps'][number]

/** Whether the bot may write into the channels and groups that are named for posts. */
export async function checkPlaces(
  client: Pick<TelegramClient, 'chat' | 'member'>,
  { me, places }: { me: TelegramUser; places: readonly string[] },
): Promise<{ steps: Step[]; rooms: Room[] }> {
  const rooms = new Map<number, Room>()
  const steps: Step[] = []
  for (const place of places) {
    try {
      const chat = await client.chat(place.startsWith('@') ? place : Number(place))
      const why = whyNotWrite(chat, await client.member(chat.id, me.id))
      const name = chat.title ?? place
      if (why === null) rooms.set(chat.id, { id: String(chat.id), name })
      steps.push({ step: place, ok: why === null, message: why ?? `May write into ${name}` })
    } catch (error) {
      if (!(error instanceof ChannelError) || error.class !== 'rejected') throw error
      steps.push({ step: place, ok: false, message: errorMessage(error) })
    }
  }
  return { steps, rooms: [...rooms.values()] }
}

function whyNotWrite({ type }: TelegramChat, member: TelegramMember): string | null {
  const { status } = member
  if (type === 'private') return 'This is a person, no channel and no group'
  if (status === 'creator') return null
  if (type === 'channel') {
    if (status !== 'administrator') return 'The bot is no administrator of the channel: make it one'
    return member.can_post_messages === false
      ? 'The bot may not post there: permit it to its administrator'
      : null
  }
  if (status === 'left' || status === 'kicked') return 'The bot is not in the group: add it'
  const isMuted = status === 'restricted' && member.can_send_messages === false
  return isMuted ? 'The bot may not write there: the group has restricted it' : null
}

import type { TelegramEntity, TelegramMessage } from './api-types.ts'
import { fileOf } from './media.ts'

/** What a message says in words; null for those that only tell of a change in the chat. */
export function wordsOf(message: TelegramMessage): { text: string; entities: TelegramEntity[] } | null {
  const text = message.text ?? message.caption
  const entities = message.entities ?? message.caption_entities ?? []
  if (text !== undefined) return { text: withNote(text, message), entities }
  const other = otherWords(message)
  if (other !== null) return { text: other, entities: [] }
  return fileOf(message) === null ? null : { text: withNote('', message), entities: [] }
}

function withNote(text: string, message: TelegramMessage): string {
  const file = fileOf(message)
  if (file === null || file.bytes !== null) return text
  return `${text}${text === '' ? '' : '\n\n'}[${file.filename}: too large for a bot to fetch]`
}

function otherWords({ sticker, venue, location, contact, poll, dice }: TelegramMessage): string | null {
  if (sticker) return sticker.emoji ?? '[Sticker]'
  const map = location
    ? `https://www.openstreetmap.org/?mlat=${location.latitude}&mlon=${location.longitude}`
    : ''
  if (venue) return [venue.title, venue.address, map].filter(Boolean).join('\n')
  if (location) return map
  if (contact) return [contact.first_name, contact.last_name, contact.phone_number].filter(Boolean).join(' ')
  if (poll) return [poll.question, ...poll.options.map(({ text }) => `• ${text}`)].join('\n')
  return dice ? `${dice.emoji} ${dice.value}` : null
}

import { type createDiscordGateway, MESSAGE_CONTENT } from './discord-gateway.ts'
import { messageOf } from './discord-shape.ts'
import type { DiscordPerson, DiscordPosted, DiscordRoom } from './discord-types.ts'
import type { DiscordWorld } from './discord-world.ts'

interface Stage {
  world: DiscordWorld
  bot: DiscordPerson
  gateway: ReturnType<typeof createDiscordGateway>
  url: () => string
}

/** What the gateway tells of what happens. */
export function createDiscordEvents({ world, bot, gateway, url }: Stage) {
  function shaped(message: DiscordPosted, room: DiscordRoom, intents: number) {
    const guild = room.type === 1 ? {} : { guild_id: world.guild.id, member: { nick: null } }
    const whole = { ...messageOf(message, { world, room, url: url(), us: bot.id }), ...guild }
    const nonce = message.nonce === null || message.author !== bot ? {} : { nonce: message.nonce }
    const heard =
      (intents & MESSAGE_CONTENT) !== 0 ||
      room.type === 1 ||
      message.author === bot ||
      message.content.includes(`<@${bot.id}>`)
    return heard
      ? { ...whole, ...nonce }
      : { ...whole, content: '', attachments: [], embeds: [], components: [] }
  }
  const placeOf = (room: DiscordRoom) => (room.type === 1 ? {} : { guild_id: world.guild.id })
  return {
    said: (message: DiscordPosted, room: DiscordRoom) =>
      gateway.tell('MESSAGE_CREATE', (intents) => shaped(message, room, intents)),
    edited(message: DiscordPosted, text: string) {
      Object.assign(message, { content: text, edited: new Date().toISOString() })
      gateway.tell('MESSAGE_UPDATE', (intents) => shaped(message, world.roomOf(message.channelId), intents))
    },
    gone: (message: DiscordPosted, room: DiscordRoom) =>
      gateway.tell('MESSAGE_DELETE', () => ({ id: message.id, channel_id: room.id, ...placeOf(room) })),
    reacted(message: DiscordPosted, name: string, by: DiscordPerson) {
      message.reactions.set(name, (message.reactions.get(name) ?? new Set()).add(by.id))
      const place = { channel_id: message.channelId, message_id: message.id, user_id: by.id }
      gateway.tell('MESSAGE_REACTION_ADD', () => ({
        ...place,
        emoji: { id: null, name },
        type: 0,
        burst: false,
      }))
    },
    unreacted(message: DiscordPosted, name: string, by: DiscordPerson) {
      const left = message.reactions.get(name)
      if (left?.delete(by.id) !== true) return
      if (left.size === 0) message.reactions.delete(name)
      const place = { channel_id: message.channelId, message_id: message.id, user_id: by.id }
      gateway.tell('MESSAGE_REACTION_REMOVE', () => ({
        ...place,
        emoji: { id: null, name },
        type: 0,
        burst: false,
      }))
    },
  }
}

import type { DiscordFile, DiscordPerson, DiscordPosted, DiscordRoom } from './discord-types.ts'
import type { DiscordWorld } from './discord-world.ts'

const EPOCH = 1_420_070_400_000n
const timeOf = (id: string) => new Date(Number((BigInt(id) >> 22n) + EPOCH)).toISOString()

export const userOf = ({ id, username, globalName, bot }: DiscordPerson) => ({
  id,
  username,
  avatar: null,
  discriminator: '0',
  public_flags: 0,
  flags: 0,
  global_name: globalName,
  primary_guild: null,
  ...(bot && { bot: true }),
})

export function fileOf({ id, name, contentType, content }: DiscordFile, url: string) {
  const address = `${url}/attachments/1/${id}/${encodeURIComponent(name)}`
  return {
    id,
    filename: name,
    size: content.byteLength,
    url: address,
    proxy_url: address,
    content_type: contentType,
  }
}

interface Shown {
  world: DiscordWorld
  room: DiscordRoom
  url: string
  us: string
}

/** As REST tells it; the one that is answered is told along. */
export function messageOf(message: DiscordPosted, shown: Shown, whole = true): object {
  const { world, room, url, us } = shown
  const { id, channelId, author, content, files, answers, edited, reactions } = message
  const answered = answers === null ? undefined : room.messages.get(answers)
  const mentioned = [...content.matchAll(/<@!?(\d+)>/g)].flatMap(
    ([, one = '']) => world.people.get(one) ?? [],
  )
  return {
    type: answers === null ? 0 : 19,
    content,
    mentions: mentioned.map(userOf),
    mention_roles: [],
    attachments: files.map((file) => fileOf(file, url)),
    embeds: [],
    timestamp: timeOf(id),
    edited_timestamp: edited,
    flags: 0,
    components: [],
    id,
    channel_id: channelId,
    author: userOf(author),
    pinned: false,
    mention_everyone: false,
    tts: false,
    ...(answers !== null && {
      message_reference: { type: 0, channel_id: channelId, message_id: answers },
      ...(whole && { referenced_message: answered ? messageOf(answered, shown, false) : null }),
    }),
    ...(whole &&
      reactions.size > 0 && { reactions: [...reactions].map(([emoji, by]) => reactionOf(emoji, by, us)) }),
  }
}

const reactionOf = (name: string, by: ReadonlySet<string>, us: string) => ({
  emoji: { id: null, name },
  count: by.size,
  count_details: { burst: 0, normal: by.size },
  burst_colors: [],
  me_burst: false,
  me: by.has(us),
})

export function roomOf(
  { id, type, name, parentId, people, messages }: DiscordRoom,
  world: DiscordWorld,
  us: string,
) {
  const plain = { id, type, flags: 0 }
  if (type === 1) return { ...plain, recipients: people.filter((one) => one.id !== us).map(userOf) }
  const inGuild = { ...plain, guild_id: world.guild.id, name, parent_id: parentId }
  if (type === 0) return { ...inGuild, position: 0 }
  const count = messages.size
  return {
    ...inGuild,
    owner_id: us,
    thread_metadata: {
      archived: false,
      archive_timestamp: timeOf(id),
      auto_archive_duration: 1440,
      locked: false,
    },
    message_count: count,
    member_count: 1,
    total_message_sent: count,
  }
}

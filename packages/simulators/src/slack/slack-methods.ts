import { fileOf, messageOf, roomOf, teamId, userOf } from './slack-shape.ts'
import { SlackRefusal, type SlackPosted, type SlackRoomData } from './slack-types.ts'
import type { SlackApp } from './slack-app.ts'
import type { SlackWorld } from './slack-world.ts'

export interface SlackCall {
  app: SlackApp
  world: SlackWorld
  /** Of the simulator. */
  url: string
  args: Readonly<Record<string, string>>
  spread(message: SlackPosted, room: SlackRoomData): void
  gone(message: SlackPosted, room: SlackRoomData): void
}
export type SlackMethod = (call: SlackCall) => object

const pageOf = <T>(all: readonly T[], args: SlackCall['args'], fallback = 100) => {
  const from = Number(args['cursor'] || 0)
  const limit = Math.min(Number(args['limit'] ?? fallback), 1000)
  const next = from + limit < all.length ? String(from + limit) : ''
  return {
    page: all.slice(from, from + limit),
    response_metadata: { next_cursor: next },
    has_more: next !== '',
  }
}

const between = (all: readonly SlackPosted[], { oldest = '0', latest = '99999999999' }: SlackCall['args']) =>
  all.filter(({ ts }) => Number(ts) >= Number(oldest) && Number(ts) <= Number(latest))

function seenRoom({ app, world, args }: SlackCall): SlackRoomData {
  const room = world.roomOf(args['channel'] ?? args['channel_id'])
  if (!room.members.has(app.bot.id) && room.kind !== 'channel') throw new SlackRefusal('channel_not_found')
  return room
}

function writtenRoom(call: SlackCall): SlackRoomData {
  const room = seenRoom(call)
  if (!room.members.has(call.app.bot.id)) throw new SlackRefusal('not_in_channel')
  return room
}

function expectMessage(room: SlackRoomData, ts = ''): SlackPosted {
  const message = room.messages.get(ts)
  if (message === undefined) throw new SlackRefusal('message_not_found')
  return message
}

const needs: Readonly<Record<string, string>> = {
  'users.info': 'users:read',
  'chat.postMessage': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.open': 'im:write',
  'reactions.add': 'reactions:write',
  'reactions.remove': 'reactions:write',
  'reactions.get': 'reactions:read',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'files.info': 'files:read',
}

export function expectScope(app: SlackApp, method: string): void {
  const needed = needs[method]
  if (needed !== undefined && !app.scopes.has(needed))
    throw new SlackRefusal('missing_scope', { needed, provided: [...app.scopes].join(',') })
}

/** https://docs.slack.dev/reference/methods, each as far as apps for conversations use it. */
export const slackMethods: Readonly<Record<string, SlackMethod>> = {
  'auth.test': ({ app }) => ({
    url: 'https://shop.slack.com/',
    team: 'The Shop',
    user: app.bot.name,
    team_id: teamId,
    user_id: app.bot.id,
    bot_id: app.botId,
    is_enterprise_install: false,
  }),
  'users.info': ({ world, args }) => {
    const person = world.people.get(args['user'] ?? '')
    if (person === undefined) throw new SlackRefusal('user_not_found')
    return { user: userOf(person) }
  },
  'users.conversations': ({ app, world, args }) => {
    const ours = [...world.rooms.values()].filter(({ members }) => members.has(app.bot.id))
    const { page, response_metadata: more } = pageOf(ours, args)
    return { channels: page.map((room) => roomOf(room, app.bot.id)), response_metadata: more }
  },
  'conversations.info': (call) => ({ channel: roomOf(seenRoom(call), call.app.bot.id) }),
  'conversations.open': ({ app, world, args }) => {
    const [user = ''] = (args['users'] ?? '').split(',')
    if (!world.people.has(user)) throw new SlackRefusal('user_not_found')
    return { channel: { id: world.imWith(app.bot.id, user).id } }
  },
  'conversations.history': (call) => {
    const room = writtenRoom(call)
    const roots = between(
      [...room.messages.values()].filter(({ threadTs }) => threadTs === null),
      call.args,
    )
    return listed(call, room, roots.toReversed())
  },
  'conversations.replies': (call) => {
    const room = writtenRoom(call)
    const root = room.messages.get(call.args['ts'] ?? '')
    if (root === undefined) throw new SlackRefusal('thread_not_found')
    const below = [...room.messages.values()].filter(({ threadTs }) => threadTs === root.ts)
    return listed(call, room, [root, ...between(below, call.args)])
  },
  'chat.postMessage': (call) => {
    const { app, world, args, spread, url } = call
    const room = writtenRoom(call)
    const text = args['text'] ?? ''
    if (text === '') throw new SlackRefusal('no_text')
    const threadTs = args['thread_ts'] ?? null
    const metadata = args['metadata'] === undefined ? undefined : (JSON.parse(args['metadata']) as unknown)
    const said = { user: app.bot.id, botId: app.botId, text: text.slice(0, 40_000), threadTs, metadata }
    const message = world.put(room, said)
    spread(message, room)
    return { channel: room.id, ts: message.ts, message: messageOf(message, { room, url }) }
  },
  'chat.delete': (call) => {
    const room = seenRoom(call)
    const message = expectMessage(room, call.args['ts'])
    if (message.user !== call.app.bot.id) throw new SlackRefusal('cant_delete_message')
    room.messages.delete(message.ts)
    call.gone(message, room)
    return { channel: room.id, ts: message.ts }
  },
  'reactions.add': (call) => {
    const message = expectMessage(seenRoom(call), call.args['timestamp'])
    const name = call.args['name'] ?? ''
    if (!/^[\w+-]+$/.test(name)) throw new SlackRefusal('invalid_name')
    const users = message.reactions.get(name) ?? new Set()
    if (users.has(call.app.bot.id)) throw new SlackRefusal('already_reacted')
    message.reactions.set(name, users.add(call.app.bot.id))
    return {}
  },
  'reactions.remove': (call) => {
    const message = expectMessage(seenRoom(call), call.args['timestamp'])
    const name = call.args['name'] ?? ''
    const users = message.reactions.get(name)
    if (users?.delete(call.app.bot.id) !== true) throw new SlackRefusal('no_reaction')
    if (users.size === 0) message.reactions.delete(name)
    return {}
  },
  'reactions.get': (call) => {
    const room = seenRoom(call)
    const message = expectMessage(room, call.args['timestamp'])
    return { type: 'message', channel: room.id, message: messageOf(message, { room, url: call.url }) }
  },
  'files.getUploadURLExternal': ({ world, args, url }) => {
    const file = world.keepFile(args['filename'] ?? '', mimeOf(args['filename'] ?? ''), new Uint8Array())
    return { upload_url: `${url}/upload/v1/${file.id}`, file_id: file.id }
  },
  'files.completeUploadExternal': (call) => {
    const { app, world, args, spread } = call
    const asked = JSON.parse(args['files'] ?? '[]') as { id: string; title: string }[]
    const files = asked.flatMap(({ id }) => world.files.get(id) ?? [])
    if (files.length !== asked.length) throw new SlackRefusal('file_not_found')
    if (args['channel_id'] !== undefined) {
      const said = { user: app.bot.id, botId: app.botId, files, text: args['initial_comment'] ?? '' }
      const room = writtenRoom(call)
      spread(world.put(room, { ...said, threadTs: args['thread_ts'] ?? null }), room)
    }
    return { files: asked }
  },
  'files.info': ({ world, args, url }) => {
    const file = world.files.get(args['file'] ?? '')
    if (file === undefined) throw new SlackRefusal('file_not_found')
    const shares: Record<string, object[]> = {}
    for (const room of world.rooms.values())
      for (const { ts, threadTs, files } of room.messages.values())
        if (files.includes(file))
          shares[room.id] = [{ ts, ...(threadTs !== null && { thread_ts: threadTs }), reply_users: [] }]
    return { file: { ...fileOf(file, url), shares: { public: shares } } }
  },
}

const mimeOf = (name: string) => (name.endsWith('.png') ? 'image/png' : 'application/octet-stream')

function listed({ args, url }: SlackCall, room: SlackRoomData, messages: readonly SlackPosted[]) {
  const { page, ...rest } = pageOf(messages, args)
  const metadata = args['include_all_metadata'] === 'true'
  return { messages: page.map((one) => messageOf(one, { room, url, metadata })), ...rest }
}

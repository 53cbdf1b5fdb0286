import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import type { HttpHandler, HttpRoutes } from '../http/http-routes.ts'
import { readForm } from '../http/read-form.ts'
import { messageOf, roomOf, userOf } from './discord-shape.ts'
import {
  type DiscordFile,
  type DiscordPerson,
  type DiscordPosted,
  DiscordRefusal,
  type DiscordRoom,
} from './discord-types.ts'
import type { DiscordWorld } from './discord-world.ts'

export interface DiscordDesk {
  world: DiscordWorld
  url: () => string
  bot: DiscordPerson
  flags: () => number
  /** Rooms the bot may not see. */
  hidden: ReadonlySet<string>
  said(message: DiscordPosted, room: DiscordRoom): void
  gone(message: DiscordPosted, room: DiscordRoom): void
  reacted(message: DiscordPosted, emoji: string, by: DiscordPerson): void
  unreacted(message: DiscordPosted, emoji: string, by: DiscordPerson): void
}

/** https://docs.discord.com/developers/reference, as far as bots for conversations use it. */
export function discordRoutes(desk: DiscordDesk): HttpRoutes {
  const { world, bot, url } = desk
  const shown = (room: DiscordRoom) => ({ world, room, url: url(), us: bot.id })
  const room = ({ params }: HttpRequest) => {
    const found = world.roomOf(params['channel'])
    if (desk.hidden.has(found.id)) throw new DiscordRefusal(403, 50_001, 'Missing Access')
    return found
  }
  const listed = (type: DiscordRoom['type']) =>
    [...world.rooms.values()].filter((one) => one.type === type).map((one) => roomOf(one, world, bot.id))

  return guarded({
    'GET /api/v10/users/@me': () => ({ json: { ...userOf(bot), mfa_enabled: true, locale: 'en-US' } }),
    'GET /api/v10/applications/@me': () => ({ json: applicationOf(desk) }),
    'GET /api/v10/gateway/bot': () => ({
      json: {
        url: url().replace('http', 'ws'),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
      },
    }),
    'GET /api/v10/users/@me/guilds': () => {
      const rest = { icon: null, banner: null, owner: false, permissions: '0', features: [] }
      return { json: [{ ...world.guild, ...rest }] }
    },
    'GET /api/v10/guilds/:guild/channels': () => ({ json: listed(0) }),
    'GET /api/v10/guilds/:guild/threads/active': () => ({
      json: { threads: listed(11), members: [], has_more: false },
    }),
    'POST /api/v10/users/@me/channels': (request) => {
      const person = world.people.get(String(jsonOf(request)['recipient_id']))
      if (person === undefined) throw new DiscordRefusal(404, 10_013, 'Unknown User')
      return { json: roomOf(world.directWith(bot, person), world, bot.id) }
    },
    'GET /api/v10/users/:user': ({ params }) => {
      const person = world.people.get(params['user'] ?? '')
      if (person === undefined) throw new DiscordRefusal(404, 10_013, 'Unknown User')
      return { json: userOf(person) }
    },
    'GET /api/v10/channels/:channel': (request) => ({ json: roomOf(room(request), world, bot.id) }),
    'GET /api/v10/channels/:channel/messages': (request) => {
      const where = room(request)
      return { json: pageOf(where, request.query).map((one) => messageOf(one, shown(where))) }
    },
    'GET /api/v10/channels/:channel/messages/:id': (request) => {
      const where = room(request)
      return { json: messageOf(world.messageOf(where, request.params['id']), shown(where)) }
    },
    'POST /api/v10/channels/:channel/messages': (request) => {
      const where = room(request)
      const { message, fresh } = post(desk, where, request)
      if (fresh) desk.said(message, where)
      return { json: messageOf(message, shown(where)) }
    },
    'DELETE /api/v10/channels/:channel/messages/:id': (request) => {
      const where = room(request)
      const message = world.messageOf(where, request.params['id'])
      where.messages.delete(message.id)
      desk.gone(message, where)
      return { status: 204 }
    },
    'PUT /api/v10/channels/:channel/messages/:id/reactions/:emoji/@me': (request) => {
      const emoji = request.params['emoji'] ?? ''
      if (/^[\w-]+$/.test(emoji)) throw new DiscordRefusal(400, 10_014, 'Unknown Emoji')
      desk.reacted(world.messageOf(room(request), request.params['id']), emoji, bot)
      return { status: 204 }
    },
    'DELETE /api/v10/channels/:channel/messages/:id/reactions/:emoji/@me': (request) => {
      desk.unreacted(world.messageOf(room(request), request.params['id']), request.params['emoji'] ?? '', bot)
      return { status: 204 }
    },
    'POST /api/v10/channels/:channel/typing': (request) => ({ status: room(request) ? 204 : 404 }),
  })
}

/** The nearest after that one, newest first. */
function pageOf({ messages }: DiscordRoom, query: URLSearchParams): DiscordPosted[] {
  const after = BigInt(query.get('after') ?? '0')
  const limit = Math.min(Number(query.get('limit') ?? 50), 100)
  const later = [...messages.values()].filter(({ id }) => BigInt(id) > after)
  return later
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
    .slice(0, limit)
    .toReversed()
}

const NONCE_MS = 120_000

function post({ world, bot }: DiscordDesk, room: DiscordRoom, request: HttpRequest) {
  const { body, files } = inputOf(request, world)
  const content = typeof body['content'] === 'string' ? body['content'] : ''
  if (content === '' && files.length === 0)
    throw new DiscordRefusal(400, 50_006, 'Cannot send an empty message')
  if (content.length > 2000)
    throw new DiscordRefusal(400, 50_035, 'Invalid Form Body: Must be 2000 or fewer in length.')
  const nonce = typeof body['nonce'] === 'string' ? body['nonce'] : null
  const oldest = (BigInt(Date.now() - NONCE_MS) - 1_420_070_400_000n) << 22n
  const same = [...room.messages.values()].find(
    (one) => nonce !== null && one.nonce === nonce && BigInt(one.id) > oldest,
  )
  if (same !== undefined && body['enforce_nonce'] === true) return { message: same, fresh: false }
  const reference = body['message_reference'] as { message_id?: string } | undefined
  const answered = reference?.message_id !== undefined && room.messages.has(reference.message_id)
  const answers = answered ? (reference?.message_id ?? null) : null
  return { message: world.put(room, { author: bot, content, files, nonce, answers }), fresh: true }
}

function inputOf(
  request: HttpRequest,
  world: DiscordWorld,
): { body: Record<string, unknown>; files: DiscordFile[] } {
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return { body: jsonOf(request), files: [] }
  const parts = readForm(request)
  const json = parts.find(({ name }) => name === 'payload_json')
  const files = parts.filter(({ filename }) => filename !== null)
  return {
    body: JSON.parse(Buffer.from(json?.content ?? '{}').toString()) as Record<string, unknown>,
    files: files.map(({ filename, contentType, content }) =>
      world.keepFile(filename ?? '', contentType ?? 'application/octet-stream', content),
    ),
  }
}

function applicationOf({ world, bot, flags }: DiscordDesk) {
  const nothing = {
    icon: null,
    type: null,
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
  }
  const counts = {
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
  }
  return {
    ...nothing,
    ...counts,
    id: bot.id,
    name: world.guild.name,
    description: '',
    verify_key: 'none',
    flags: flags(),
    flags_new: String(flags()),
    redirect_uris: [],
    owner: userOf(bot),
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  }
}

function guarded(routes: HttpRoutes): HttpRoutes {
  const guard =
    (handle: HttpHandler): HttpHandler =>
    async (request): Promise<HttpAnswer> => {
      try {
        return await handle(request)
      } catch (error) {
        if (error instanceof DiscordRefusal)
          return { status: error.status, json: { code: error.code, message: error.message } }
        throw error
      }
    }
  return Object.fromEntries(Object.entries(routes).map(([route, handle]) => [route, guard(handle)]))
}

import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { createDiscordEvents } from './discord-events.ts'
import { createDiscordGateway, type Ready } from './discord-gateway.ts'
import { createDiscordHooks } from './discord-hooks.ts'
import { createDiscordLimits } from './discord-limits.ts'
import { discordRoutes } from './discord-routes.ts'
import { roomOf, userOf } from './discord-shape.ts'
import type { DiscordFile, DiscordPerson, DiscordPosted, DiscordRoom } from './discord-types.ts'
import { createDiscordWorld, type DiscordWorld } from './discord-world.ts'

export interface DiscordOptions {
  port?: number
  now?: () => Date
  token?: string
  heartbeatMs?: number
  /** Whether the portal has the Message Content Intent switched on. */
  content?: boolean
  /** Sees every answer before it leaves. */
  inspect?: (request: HttpRequest, answer: HttpAnswer) => void
}

interface Said {
  by: DiscordPerson
  /** Where: a private talk with the bot unless said. */
  room?: DiscordRoom
  text: string
  answers?: DiscordPosted
  files?: DiscordFile[]
}

export type DiscordSimulator = Awaited<ReturnType<typeof createDiscord>>

/** A server with a bot in it: the API v10, its gateway, and webhooks that notices can be posted to. */
export async function createDiscord(options: DiscordOptions = {}) {
  const { now = () => new Date(), token = 'MTIzNDU2Nzg5MA.Gabcde.simulated-token-0123456789' } = options
  let url = ''
  const content = options.content ?? true
  const world = createDiscordWorld(now)
  const bot = world.join('shop', 'The Shop', true)
  const hidden = new Set<string>()
  const limits = createDiscordLimits(now)
  const hooks = createDiscordHooks(limits)
  const gateway = createDiscordGateway({
    url: () => url.replace('http', 'ws'),
    heartbeatMs: () => options.heartbeatMs ?? 41_250,
    token: () => token,
    mayReadContent: () => content,
    ready: () => readyOf(world, bot),
  })
  const events = createDiscordEvents({ world, bot, gateway, url: () => url })
  const server = await startHttpServer({
    ...(options.port !== undefined && { port: options.port }),
    upgrade: gateway.hub.upgrade,
    guard: (request) => limits.guard(request, `Bot ${token}`),
    seal(request, answer) {
      options.inspect?.(request, answer)
      return { ...answer, headers: { ...limits.headers(request), ...answer.headers } }
    },
    notFound: () => ({ status: 404, json: { message: '404: Not Found', code: 0 } }),
    routes: {
      ...discordRoutes({
        world,
        bot,
        hidden,
        url: () => url,
        flags: () => (content ? 1 << 19 : 0),
        ...events,
      }),
      ...hooks.routes,
      'GET /attachments/:room/:id/*': ({ params }) => handOut(world.files.get(params['id'] ?? '')),
    },
  })
  url = server.url
  const close = async () => {
    gateway.hub.cut()
    await server.close()
  }

  return {
    ...server,
    world,
    bot,
    gateway,
    hidden,
    token,
    /** Somebody says something. */
    say({ by, room, text, answers, files = [] }: Said): DiscordPosted {
      const where = room ?? world.directWith(bot, by)
      const message = world.put(where, { author: by, content: text, files, answers: answers?.id ?? null })
      events.said(message, where)
      return message
    },
    edit: events.edited,
    erase(message: DiscordPosted) {
      const room = world.roomOf(message.channelId)
      room.messages.delete(message.id)
      events.gone(message, room)
    },
    react: events.reacted,
    addHook: hooks.add,
    /** Refuses everything for so long. */
    limit: limits.begin,
    /** So many more messages may be written into a room until its bucket is filled again. */
    allow: limits.allow,
    disconnect() {
      gateway.hub.cut()
      server.disconnect()
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

const handOut = (file: DiscordFile | undefined): HttpAnswer =>
  file ? { headers: { 'content-type': file.contentType }, body: file.content } : { status: 404 }

function readyOf(world: DiscordWorld, bot: DiscordPerson): Ready {
  const roomsOf = (type: DiscordRoom['type']) =>
    [...world.rooms.values()].filter((room) => room.type === type).map((room) => roomOf(room, world, bot.id))
  return {
    user: userOf(bot),
    application: { id: bot.id, flags: 0 },
    guilds: [{ id: world.guild.id, unavailable: true }],
    after: [['GUILD_CREATE', { ...world.guild, channels: roomsOf(0), threads: roomsOf(11) }]],
  }
}

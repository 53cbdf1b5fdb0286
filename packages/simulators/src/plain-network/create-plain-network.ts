import type { HttpRequest } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { createPlainPosts, type PlainPerson, type PlainPost } from './plain-posts.ts'
import { plainRoutes } from './plain-routes.ts'

export interface PlainNetworkOptions {
  now?: () => Date
  port?: number
  /** What the network makes of a text that a program sends it. */
  rewrite?: (text: string) => string
}

export type PlainNetwork = Awaited<ReturnType<typeof createPlainNetwork>>

/**
 * A social network as small as can be: people, posts, answers, chats, files, and one log of all that one account hears.
 * No real network speaks like this; it stands for those parts that all have in common.
 */
export async function createPlainNetwork(options: PlainNetworkOptions = {}) {
  let address = ''
  const posts = createPlainPosts({ url: () => address, now: options.now ?? (() => new Date()) })
  const tokens = new Map<string, PlainPerson>()
  const me = ({ headers }: HttpRequest) => tokens.get((headers['authorization'] ?? '').slice(7))
  const server = await startHttpServer({
    port: options.port ?? 0,
    guard: (request) =>
      me(request) === undefined ? { status: 401, json: { error: 'This token opens nothing' } } : null,
    routes: plainRoutes(posts, me, options.rewrite ?? ((text) => text)),
  })
  address = server.url

  return {
    ...server,
    join: posts.join,
    /** @returns the token with which this person's program speaks. */
    letIn(person: PlainPerson): string {
      const token = `token-of-${person.id}-${tokens.size}`
      tokens.set(token, person)
      return token
    },
    say: posts.say,
    edit: posts.edit,
    remove: posts.remove,
    read: posts.read,
    reactionsTo: (id: string) => posts.reactions.get(id) ?? [],
    signs: posts.signs,
    isHidden: (id: string) => posts.hidden.has(id),
    /** What stands there of a person's. */
    saidBy: (person: PlainPerson): PlainPost[] =>
      [...posts.posts.values()].filter(({ author }) => author.id === person.id),
  }
}

import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { createGraphApp, type GraphAppOptions } from './graph-app.ts'
import { createGraphHooks, type GraphCallOut } from './graph-hooks.ts'
import { createConversations } from './conversations.ts'
import { GraphRefusal, refusals } from './graph-types.ts'
import { createPageFeed } from './page-feed.ts'
import { answerAccount, answerComment, createAccount, type SimulatedAccount } from './instagram.ts'
import { answerEntry, answerPage, answerPerson, type Ask, type SimulatedPage } from './page-routes.ts'
import { answerWhatsapp } from './whatsapp-routes.ts'
import {
  createGraphMedia,
  createNumber,
  type GraphMedia,
  type NumberOptions,
  type SimulatedNumber,
} from './whatsapp-world.ts'

export interface GraphOptions {
  port?: number
  host?: string
  now?: () => Date
  app?: GraphAppOptions
  /** How calls reach their addresses; by HTTP, unless a test carries them itself. */
  callOut?: GraphCallOut
}

export type GraphSimulator = Awaited<ReturnType<typeof createGraph>>

/** The Graph API (https://developers.facebook.com/docs/graph-api) with one app, and what a test has it see. */
export async function createGraph(options: GraphOptions = {}) {
  const now = options.now ?? (() => new Date())
  let address = ''
  const app = createGraphApp(options.app ?? {}, now)
  const hooks = createGraphHooks(app, options.callOut ?? postCall)
  const media = createGraphMedia(() => address)
  const numbers = new Map<string, SimulatedNumber>()
  const pages = new Map<string, SimulatedPage>()
  const accounts = new Map<string, SimulatedAccount>()

  async function answer(request: HttpRequest): Promise<HttpAnswer> {
    const { node = '', edge = '' } = request.params
    try {
      const me = app.admit(request)
      const found = await answerNode({ numbers, pages, accounts, media }, request, {
        node: node === 'me' ? (me ?? '') : node,
        edge,
      })
      if (found === null) throw refusals.unknownNode(node)
      return { ...found, headers: app.usage(node) }
    } catch (error) {
      if (!(error instanceof GraphRefusal)) throw error
      return { status: error.status, headers: app.usage(node), json: { error: error.error } }
    }
  }

  const server = await startHttpServer({
    ...(options.port !== undefined && { port: options.port }),
    ...(options.host !== undefined && { host: options.host }),
    routes: {
      'GET /cdn/:id': ({ params }) => {
        const file = media.file(params['id'] ?? '')
        if (file === null) return { status: 404 }
        return { body: file.content, headers: { 'content-type': file.contentType } }
      },
      'GET /media/:id': (request) => {
        const file = media.file(request.params['id'] ?? '')
        if (file === null || !app.knows(request)) return { status: file === null ? 404 : 401 }
        return { body: file.content, headers: { 'content-type': file.contentType } }
      },
      'GET /refresh_access_token': app.answerRenewal,
      '* /:version/:node': answer,
      '* /:version/:node/:edge': answer,
    },
  })
  address = server.url

  return {
    ...server,
    app,
    hooks,
    media,
    addNumber(number: NumberOptions): SimulatedNumber {
      const made = createNumber(number, { hooks, now })
      numbers.set(number.id, made)
      return made
    },
    addPage(page: { id: string; name: string; username: string }): SimulatedPage {
      const chats = createConversations({ ownId: page.id, object: 'page', appId: app.id, hooks, now })
      const made = {
        ...page,
        chats,
        feed: createPageFeed(page, { hooks, now }),
        subscribed: new Set<string>(),
      }
      pages.set(page.id, made)
      return made
    },
    addAccount(account: { id: string; username: string; name: string; pageId: string | null }) {
      const chats = createConversations({ ownId: account.id, object: 'instagram', appId: app.id, hooks, now })
      const made = createAccount(account, { hooks, chats, now })
      accounts.set(account.id, made)
      return made
    },
    limit: app.limit,
  }
}

interface GraphWorld {
  numbers: ReadonlyMap<string, SimulatedNumber>
  pages: ReadonlyMap<string, SimulatedPage>
  accounts: ReadonlyMap<string, SimulatedAccount>
  media: GraphMedia
}

async function answerNode(
  { numbers, pages, accounts, media }: GraphWorld,
  request: HttpRequest,
  { node, edge }: { node: string; edge: string },
): Promise<HttpAnswer | null> {
  const ask = { request, edge, media }
  const account = accounts.get(node)
  if (account !== undefined) return await answerAccount(account, ask)
  const page = pages.get(node)
  if (page !== undefined) {
    const own = [...accounts.values()].find(({ pageId }) => pageId === page.id)
    return own !== undefined && isForAccount(own, ask)
      ? await answerAccount(own, ask)
      : await answerPage(page, ask, own)
  }
  for (const one of accounts.values()) {
    const answer = answerComment(one, node, ask) ?? answerPerson(one.chats, node, edge)
    if (answer !== null) return answer
  }
  for (const one of pages.values()) {
    const answer = answerEntry(one, node, ask) ?? answerPerson(one.chats, node, edge)
    if (answer !== null) return answer
  }
  return await answerWhatsapp({ numbers, media }, request, { node, edge })
}

const postCall: GraphCallOut = async ({ url, headers, body }) =>
  (await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })).status

/** What a page is asked for its Instagram account: by the platform, or by who is written to. */
function isForAccount({ chats, comments }: SimulatedAccount, { request, edge }: Ask): boolean {
  if (request.query.get('platform') === 'instagram') return true
  if (edge === 'message_attachments') return Buffer.from(request.body).includes('instagram')
  if (edge !== 'messages') return false
  const { recipient = {} } = jsonOf(request) as { recipient?: { id?: string; comment_id?: string } }
  return chats.people.has(recipient.id ?? '') || comments.has(recipient.comment_id ?? '')
}

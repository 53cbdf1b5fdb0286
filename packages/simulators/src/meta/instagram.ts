import { type HttpAnswer, jsonOf } from '../http/http-message.ts'
import { type Conversations, graphTime, type MetaPerson } from './conversations.ts'
import type { GraphHooks, HookEntry } from './graph-hooks.ts'
import { refusals } from './graph-types.ts'
import { answerChats, type Ask, oncePrivately, subscribe } from './page-routes.ts'

export interface MediaComment {
  id: string
  media: string
  /** The first of its thread, where it is not itself that. */
  parent: string | null
  from: MetaPerson
  text: string
  at: Date
  hidden: boolean
}

/** An Instagram account, as the Graph API has it. */
export interface SimulatedAccount {
  id: string
  username: string
  name: string
  /** The page it belongs to; null: it stands by itself. */
  pageId: string | null
  chats: Conversations
  comments: Map<string, MediaComment>
  media: string[]
  subscribed: Set<string>
  /** The entry by which Meta tells of a comment. */
  said(by: MetaPerson, text: string, below: { media: string; parent?: string; adTitle?: string }): HookEntry
}

export function createAccount(
  account: Pick<SimulatedAccount, 'id' | 'username' | 'name' | 'pageId'>,
  { hooks, chats, now }: { hooks: GraphHooks; chats: Conversations; now: () => Date },
): SimulatedAccount & { comment: SimulatedAccount['said'] } {
  const comments = new Map<string, MediaComment>()
  const media: string[] = []

  const said: SimulatedAccount['said'] = (by, text, { media: below, parent = null, adTitle }) => {
    if (!media.includes(below)) media.unshift(below)
    const id = String(18_000_000_000_000 + comments.size + 1)
    comments.set(id, { id, media: below, parent, from: by, text, at: now(), hidden: false })
    const value = {
      id,
      text,
      from: { id: by.id, username: by.username },
      media: {
        id: below,
        media_product_type: adTitle === undefined ? 'FEED' : 'AD',
        ...(adTitle !== undefined && { ad_id: '9', ad_title: adTitle }),
      },
      ...(parent !== null && { parent_id: parent }),
    }
    return {
      id: account.id,
      time: Math.floor(now().getTime() / 1000),
      changes: [{ field: 'comments', value }],
    }
  }

  return {
    ...account,
    chats,
    comments,
    media,
    subscribed: new Set(),
    said,
    comment(by, text, below) {
      const entry = said(by, text, below)
      hooks.tell('instagram', entry)
      return entry
    },
  }
}

/** What an account answers for itself, by whichever token. */
export async function answerAccount(account: SimulatedAccount, ask: Ask): Promise<HttpAnswer | null> {
  const { edge, request } = ask
  const { id, username, name } = account
  if (edge === '') return { json: { id, user_id: id, username, name } }
  if (edge === 'subscribed_apps') return subscribe(account.subscribed, request)
  if (edge === 'media') return { json: { data: account.media.map((media) => listedMedia(account, media)) } }
  return await answerChats(account.chats, ask, (comment) => {
    const found = account.comments.get(comment)
    if (found === undefined) throw refusals.unknownNode(comment)
    return oncePrivately(account, comment, found.from.id)
  })
}

/** A comment below one of the account's media. */
export function answerComment(
  account: SimulatedAccount,
  node: string,
  { request, edge }: Ask,
): HttpAnswer | null {
  const comment = account.comments.get(node)
  if (comment === undefined) return null
  const { method } = request
  if (edge === 'replies' && method === 'GET')
    return {
      json: { data: [...account.comments.values()].filter(({ parent }) => parent === node).map(listed) },
    }
  if (edge === 'replies') {
    // Answers stand below the first of a thread only.
    if (comment.parent !== null) throw refusals.unknownNode(node)
    const { message } = jsonOf(request) as { message: string }
    if (Array.from(message).length > 300) throw refusals.badParameter('The comment is too long')
    const by = { id: account.id, name: account.name, username: account.username }
    account.said(by, message, { media: comment.media, parent: node })
    return { json: { id: [...account.comments.keys()].at(-1) } }
  }
  if (edge !== '') return null
  if (method === 'DELETE') account.comments.delete(node)
  else comment.hidden = jsonOf(request)['hide'] === true
  return { json: { success: true } }
}

function listedMedia(account: SimulatedAccount, media: string) {
  const all = [...account.comments.values()].filter((one) => one.media === media)
  const first = all.filter(({ parent }) => parent === null)
  const repliesTo = (id: string) => ({ data: all.filter(({ parent }) => parent === id).map(listed) })
  return {
    id: media,
    comments: { data: first.map((one) => ({ ...listed(one), replies: repliesTo(one.id) })) },
  }
}

const listed = ({ id, text, at, from, parent }: MediaComment) => ({
  id,
  text,
  timestamp: graphTime(at),
  username: from.username,
  from: { id: from.id, username: from.username },
  ...(parent !== null && { parent_id: parent }),
})

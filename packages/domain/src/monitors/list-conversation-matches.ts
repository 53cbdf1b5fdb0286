import type { ConversationMatch } from '@hubbub/contracts/http'
import { explain, parse, toQueryMessage } from '@hubbub/query'
import type { Context } from '../context.ts'
import { mustSee } from '../inbox/read-messages.ts'
import { permit } from '../permit.ts'

const MOST = 50
/** Letters before the first word that matched, and of the whole excerpt. */
const LEAD = 60
const LONG = 240

/** Which monitors matched what of a conversation, and the words by which they did. */
export async function listConversationMatches(
  ctx: Context,
  conversationId: string,
): Promise<ConversationMatch[]> {
  permit(ctx, 'monitor:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { matches } = repositories
    await mustSee(ctx, repositories, conversationId, 'conversation')
    const found = await matches.ofConversation(conversationId, ctx.caller, MOST)
    const said = await matches.messages([...new Set(found.map(({ messageId }) => messageId))])
    const messages = new Map(said.map((message) => [message.id, message]))
    return found.flatMap(({ messageId, id, name, query }) => {
      const message = messages.get(messageId)
      if (message === undefined) return []
      const parsed = parse(query)
      const why = parsed.ok ? explain(parsed.tree, toQueryMessage(message)) : null
      const marks = (why?.marks ?? []).flatMap((mark) => (mark.in === 'text' ? [mark] : []))
      return [{ monitor: { id, name }, messageId, ...excerptOf(message.text, marks) }]
    })
  })
}

function excerptOf(text: string, marks: readonly { start: number; end: number }[]) {
  const from = Math.max(0, (marks[0]?.start ?? 0) - LEAD)
  const to = from + LONG
  const [before, after] = [from > 0 ? '…' : '', text.length > to ? '…' : '']
  const shift = before.length - from
  return {
    excerpt: `${before}${text.slice(from, to)}${after}`,
    marks: marks.flatMap(({ start, end }) =>
      start >= from && end <= to ? [{ start: start + shift, end: end + shift }] : [],
    ),
  }
}

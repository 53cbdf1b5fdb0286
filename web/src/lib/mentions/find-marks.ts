import type { Mention } from '@hubbub/contracts'
import { explain, imagineMessage, parse, type Query } from '@hubbub/query'

/** A query by which mentions are shown; null where there is none or it cannot be read. */
export function treeOf(query: string | undefined): Query | null {
  if (query === undefined) return null
  const parsed = parse(query)
  return parsed.ok ? parsed.tree : null
}

/** Where in its text the words stand by which a query matches it. */
export function findMarks(tree: Query, mention: Mention): { start: number; end: number }[] {
  const { subject, text, author, language, sentiment, channel, post, attachments } = mention
  const engagement = post?.engagement
  const parts = [engagement?.likes, engagement?.replies, engagement?.reposts].filter(
    (part) => part !== undefined,
  )
  const why = explain(
    tree,
    imagineMessage({
      title: subject,
      text,
      author,
      language,
      country: post?.country ?? null,
      sentiment: sentiment?.label ?? null,
      channel,
      form: post?.form ?? null,
      url: post?.url ?? null,
      to: (post?.to ?? []).map(({ value, handle }) => ({ value, handle: handle ?? null })),
      hasMedia: attachments.length > 0,
      engagement: parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0),
    }),
  )
  return (why?.marks ?? []).filter((mark) => mark.in === 'text')
}

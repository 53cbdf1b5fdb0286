import type { OutboundPost, PostRef, SendResult, SentLookup } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { SentQuestion } from '../contract.ts'
import type { Comment } from './api-types.ts'
import type { GithubClient } from './client.ts'
import { commentRef, type CommentSort, type GithubFacts, type Ourselves, type Place } from './mapper.ts'

const factsSchema: z.ZodType<GithubFacts> = z.object({
  repo: z.string(),
  number: z.int(),
  place: z.enum(['issue', 'pull', 'discussion']),
  nodeId: z.string(),
  sort: z.enum(['comment', 'line', 'discussion-comment']).exactOptional(),
  id: z.int().exactOptional(),
  top: z.int().exactOptional(),
  discussionId: z.string().exactOptional(),
  replyToId: z.string().exactOptional(),
})

export function factsOf(ref: Pick<PostRef, 'post'> | null): GithubFacts {
  const facts = factsSchema.safeParse(ref?.post.facts)
  if (facts.success) return facts.data
  throw new ChannelError({
    class: 'rejected',
    message: 'GitHub is answered below an issue, pull request or discussion',
  })
}

/** Below the issue it answers, or in the thread of the line, or in the discussion. */
export async function sendGithub(
  client: GithubClient,
  message: OutboundPost,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  const facts = factsOf(message.inReplyTo)
  const { repo, number, place, top } = facts
  if (place === 'discussion') return await discuss(client, facts, message.text, signal)
  const path =
    top === undefined
      ? `/repos/${repo}/issues/${number}/comments`
      : `/repos/${repo}/pulls/${number}/comments/${top}/replies`
  return resultOf(await client.comment(path, message.text, signal), facts)
}

function resultOf(
  { id, node_id: nodeId, html_url: url }: Pick<Comment, 'id' | 'node_id' | 'html_url'>,
  { repo, number, place, top, discussionId, replyToId }: GithubFacts,
): SendResult {
  const sort = sortOf(place, top)
  const name = commentRef(sort, id)
  const facts = {
    repo,
    number,
    place,
    sort,
    id,
    nodeId,
    ...(top !== undefined && { top }),
    ...(discussionId !== undefined && { discussionId }),
    ...(replyToId !== undefined && { replyToId }),
  }
  return { externalId: name, ownRef: name, response: `Written as ${id}`, recipients: [], url, facts }
}

function sortOf(place: Place, top: number | undefined): CommentSort {
  if (place === 'discussion') return 'discussion-comment'
  return top === undefined ? 'comment' : 'line'
}

const discussedSchema = z.object({
  addDiscussionComment: z.object({
    comment: z.object({ databaseId: z.int(), id: z.string(), url: z.string() }),
  }),
})

async function discuss(
  client: GithubClient,
  facts: GithubFacts,
  body: string,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  const { discussionId, replyToId } = facts
  const query = `mutation($input: AddDiscussionCommentInput!) {
    addDiscussionComment(input: $input) { comment { databaseId id url } } }`
  const input = { discussionId, body, ...(replyToId !== undefined && { replyToId }) }
  const answer = await client.graphql(discussedSchema, query, { input }, { signal, sends: true })
  const { databaseId: id, id: nodeId, url } = answer.addDiscussionComment.comment
  return resultOf({ id, node_id: nodeId, html_url: url }, facts)
}

const slackMs = 120_000
/** What does not stand there by then was not written. */
const patienceMs = 60_000

/** GitHub knows no key that makes a second attempt the same: what we wrote there since is looked through. */
export async function lookupGithub(
  client: GithubClient,
  { message, since }: SentQuestion,
  { us, now }: { us: Ourselves; now: Date },
): Promise<SentLookup> {
  if (message.form !== 'post') return 'unknown'
  const facts = factsOf(message.inReplyTo)
  const { repo, number, place, top } = facts
  if (place === 'discussion') return 'unknown'
  const path = `/repos/${repo}/${top === undefined ? 'issues' : 'pulls'}/${number}/comments`
  const comments = await client.comments(path, { since: new Date(since.getTime() - slackMs).toISOString() })
  const found = comments.find(
    ({ user, body, created_at: at }) =>
      user?.id === us.id &&
      plain(body ?? '') === plain(message.text) &&
      Date.parse(at) >= since.getTime() - slackMs,
  )
  if (found !== undefined) return resultOf(found, facts)
  // More than one page since then: it may stand further on.
  if (comments.length >= 100) return 'unknown'
  return now.getTime() - since.getTime() > patienceMs ? 'not-sent' : 'unknown'
}

const plain = (text: string) => text.replaceAll('\r\n', '\n').trim()

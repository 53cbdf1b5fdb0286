import type { InboundMessage, UnreadableMessage } from '@hubbub/contracts'
import { z } from 'zod'
import { type Comment, commentSchema, type Issue, issueSchema } from './api-types.ts'
import {
  commentMessage,
  type CommentSort,
  issueMessage,
  numberAt,
  type Ourselves,
  type Place,
  rawOf,
} from './mapper.ts'

/** Where something was written, as far as its list or its call says. */
export interface WrittenAt {
  repo: string
  number?: number | undefined
  place?: Place | undefined
  sort?: CommentSort | undefined
  discussionId?: string | undefined
}

export type ReadWritten =
  | { ok: true; message: InboundMessage; written: Issue | Comment }
  | { ok: false; unreadable: UnreadableMessage }

/** Anything that GitHub tells of, whichever way it came. */
export function readWritten(found: unknown, at: WrittenAt, us: Ourselves): ReadWritten {
  const { repo, sort, discussionId } = at
  if (sort === undefined) {
    const issue = issueSchema.safeParse(found)
    if (!issue.success) return unreadable(found, at, issue.error)
    return { ok: true, written: issue.data, message: issueMessage(issue.data, repo, us, at.place) }
  }
  const comment = commentSchema.safeParse(found)
  if (!comment.success) return unreadable(found, at, comment.error)
  const { issue_url: issueUrl, pull_request_url: pullUrl, html_url: url } = comment.data
  const number = at.number ?? numberAt(pullUrl ?? issueUrl)
  const place = at.place ?? (url.includes('/pull/') ? 'pull' : 'issue')
  const where = { repo, number, place, sort, ...(discussionId !== undefined && { discussionId }) }
  return { ok: true, written: comment.data, message: commentMessage(comment.data, where, us) }
}

function unreadable(found: unknown, at: WrittenAt, error: z.ZodError): ReadWritten {
  const id = z.object({ node_id: z.string() }).safeParse(found).data?.node_id ?? 'unknown'
  const reason = z.prettifyError(error)
  return { ok: false, unreadable: { externalId: id, direction: 'in', reason, raw: rawOf(at, found) } }
}

const keptSchema = z.object({
  at: z.object({
    repo: z.string(),
    number: z.int().optional(),
    place: z.enum(['issue', 'pull', 'discussion']).optional(),
    sort: z.enum(['comment', 'line', 'discussion-comment']).optional(),
    discussionId: z.string().optional(),
  }),
  written: z.unknown(),
})

/** What was kept as it came. */
export function readKept(raw: Uint8Array, us: Ourselves): ReadWritten {
  const kept = keptSchema.safeParse(JSON.parse(new TextDecoder().decode(raw)))
  if (kept.success) return readWritten(kept.data.written, kept.data.at, us)
  return {
    ok: false,
    unreadable: { externalId: 'unknown', direction: 'in', reason: z.prettifyError(kept.error), raw },
  }
}

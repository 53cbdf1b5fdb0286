import {
  AppError,
  type FileTerms,
  measureText,
  type OutboundPost,
  type OutboundTemplate,
  type PostMeta,
  type ReplyAudience,
  type ReplyQuestion,
  type ReplyTerms,
  type ReplyWay,
  type TextLimit,
} from '@hubbub/contracts'
import type { ThreadTail } from '../ports/messages.ts'

/** Everything that goes out but the files, decided before the first attempt and never again. */
export type PostEnvelope = Omit<OutboundPost, 'attachments'>

export interface PostDraft {
  /** Unique, and the same over all attempts. */
  id: string
  text: string
  /** Default: the usual one of those that are open. */
  audience?: ReplyAudience | undefined
  /** Sent in place of words of one's own; `text` is what it says. */
  template?: OutboundTemplate | undefined
  files: readonly PostFile[]
}

export interface PostFile {
  filename: string
  contentType: string
  size: number
}

export const questionOf = ({ posts }: Pick<ThreadTail, 'posts'>, now: Date): ReplyQuestion => ({
  last: posts.last?.ref ?? null,
  lastInboundAt: posts.last?.sentAt ?? null,
  now,
})

/** Makes a post of a reply, or says why the network would not take it. Nothing is cut and nothing is split. */
export function composePost(
  { posts }: Pick<ThreadTail, 'posts'>,
  terms: ReplyTerms,
  draft: PostDraft,
): PostEnvelope {
  const { template } = draft
  const way = openWay(terms, draft.audience, template !== undefined)
  const text = draft.text.trimEnd()
  if (template === undefined) refuseTooLong(text, limitsOf(way, draft.files))
  refuseFiles(draft.files, template === undefined ? way : { ...way, files: null })
  const to = posts.last?.ref.author ?? posts.addressee
  if (to === null)
    throw new AppError({
      code: 'message.no_recipient',
      kind: 'invalid',
      message: 'The reply has nobody to go to',
    })
  return {
    form: 'post',
    messageId: draft.id,
    audience: way.audience,
    to,
    text,
    inReplyTo: posts.last?.ref ?? null,
    root: posts.root,
    ...(template !== undefined && { template }),
  }
}

/** The way that was chosen, or the usual one. Throws where it is closed; a template goes where templates do. */
export function openWay(
  { ways, openUrl }: ReplyTerms,
  audience: ReplyAudience | undefined,
  byTemplate = false,
): ReplyWay {
  const isOpen = ({ can, templates }: ReplyWay) => (byTemplate ? templates : can)
  const way =
    audience === undefined ? (ways.find(isOpen) ?? ways[0]) : ways.find((one) => one.audience === audience)
  if (way !== undefined && isOpen(way)) return way
  throw new AppError({
    code: 'message.way_closed',
    kind: 'conflict',
    message: way?.why ?? 'Nothing can be sent this way',
    details: { audience: way?.audience ?? audience ?? null, openUrl },
  })
}

/** Some networks take less text where files go along. */
function limitsOf({ limits, files }: ReplyWay, found: PostDraft['files']): TextLimit[] {
  return found.length > 0 && files?.textLimit !== undefined ? [...limits, files.textLimit] : limits
}

export function refuseTooLong(text: string, limits: readonly TextLimit[]): void {
  for (const limit of limits) {
    const length = measureText(text, limit)
    if (length <= limit.max) continue
    const { max, unit } = limit
    throw new AppError({
      code: 'message.too_long',
      kind: 'invalid',
      message: `The text counts ${length} of ${max} ${unitNames[unit]}`,
      details: { length, max, unit },
    })
  }
}

const unitNames = {
  characters: 'characters',
  graphemes: 'characters',
  bytes: 'bytes',
  weighted: 'characters',
  segments: 'segments',
} as const

export function refuseFiles(found: PostDraft['files'], { files }: Pick<ReplyWay, 'files'>): void {
  if (found.length === 0) return
  const reason = files === null ? 'No files can be sent this way' : whyNotFiles(found, files)
  if (reason === null) return
  throw new AppError({ code: 'message.files_refused', kind: 'invalid', message: reason })
}

function whyNotFiles(found: PostDraft['files'], { max, maxBytes, types }: FileTerms): string | null {
  if (found.length > max) return `At most ${max} files can be sent with a message here`
  for (const { filename, contentType, size } of found) {
    if (size > maxBytes) return `“${filename}” is larger than ${Math.floor(maxBytes / 1024)} kB`
    if (!types.some((type) => fits(contentType, type)))
      return `“${filename}” is of a type that cannot be sent here`
  }
  return null
}

function fits(contentType: string, pattern: string): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (pattern === '*/*') return true
  return pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern
}

/** What the thread shows of a post of ours until the network says more. */
export function postMetaOf({ audience, to, inReplyTo }: PostEnvelope): PostMeta {
  const publicForm = inReplyTo === null ? 'post' : 'reply'
  // In private it is of the form that the conversation has.
  const privateForm = inReplyTo?.post.audience === 'direct' ? inReplyTo.post.form : 'direct'
  return {
    form: audience === 'direct' ? privateForm : publicForm,
    audience,
    url: null,
    place: inReplyTo?.post.audience === audience ? inReplyTo.post.place : null,
    to: to === null ? [] : [to],
    repeats: null,
    engagement: null,
    editedAt: null,
    deletedAt: null,
    facts: {},
  }
}

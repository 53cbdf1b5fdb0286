import type { ChannelAccount, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { z } from 'zod'
import type { NewPostTerms } from '../contract.ts'
import { newPost, postField } from '../new-post.ts'
import { replyWay } from '../reply-terms.ts'
import { acctOf } from './send-status.ts'

const factsSchema = z.object({
  mayWrite: z.boolean().catch(true),
  maxCharacters: z.int().catch(500),
  perLink: z.int().catch(23),
  maxFiles: z.int().catch(4),
  fileTypes: z.array(z.string()).catch(['image/*']),
  maxFileBytes: z.int().catch(8_000_000),
})

export const factsOf = (account: ChannelAccount | null) => factsSchema.parse(account?.facts ?? {})

export const cannotWrite = 'The access token may only read; make one with the scope “write”'

/** What the instance said of its limits; the name of whom it answers counts too, without their instance. */
export function mastodonTerms(account: ChannelAccount | null, { last }: ReplyQuestion): ReplyTerms {
  const { mayWrite, maxCharacters, perLink, maxFiles, fileTypes, maxFileBytes } = factsOf(account)
  const name = acctOf(last)?.split('@', 1)[0] ?? ''
  const rest = {
    why: mayWrite ? null : cannotWrite,
    limits: [
      { max: maxCharacters - (name === '' ? 0 : name.length + 2), unit: 'graphemes' as const, perLink },
    ],
    files: { max: maxFiles, maxBytes: maxFileBytes, types: fileTypes },
  }
  const direct = replyWay('direct', rest)
  // What was said in private is not answered before everybody.
  const ways = last?.post.audience === 'direct' ? [direct] : [replyWay('public', rest), direct]
  return { ways, openUrl: last?.post.url ?? null }
}

/** The words of a warning count with the text. */
export function mastodonPostTerms(account: ChannelAccount | null): NewPostTerms {
  const { maxCharacters, perLink, maxFiles, fileTypes, maxFileBytes } = factsOf(account)
  return newPost({
    limits: [{ max: maxCharacters, unit: 'graphemes', perLink }],
    files: { max: maxFiles, maxBytes: maxFileBytes, types: fileTypes },
    fields: [
      postField('visibility', 'Visibility', {
        input: 'select',
        options: [
          { value: 'public', label: 'Public' },
          { value: 'unlisted', label: 'Quiet public' },
          { value: 'private', label: 'Followers' },
        ],
        initial: 'public',
      }),
      postField('warning', 'Content warning', {
        counted: true,
        hint: 'Shown in place of the post until it is opened.',
      }),
    ],
  })
}

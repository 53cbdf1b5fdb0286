import type { ChannelAccount, PostRef, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { z } from 'zod'
import { replyWay } from '../reply-terms.ts'
import { limits, type XSettings } from './config.ts'

/** What the mapper noted of a message. */
const factsSchema = z
  .object({
    postId: z.string(),
    namesUs: z.boolean(),
    quotesUs: z.boolean(),
    directConversationId: z.string(),
  })
  .partial()

export const factsOf = ({ post }: PostRef) => factsSchema.safeParse(post.facts).data ?? {}

/** Why an app may not answer this in public, or null. https://docs.x.com, since 2026-02-23. */
export function refusalOf({ tier }: XSettings, ref: PostRef): string | null {
  const { namesUs = false, quotesUs = false } = factsOf(ref)
  if (tier === 'enterprise' || namesUs || quotesUs) return null
  return 'X lets a self-serve app answer only who mentioned or quoted the account: answer by hand on X'
}

export const writesLong = (account: ChannelAccount | null) => account?.facts['writesLong'] === true

export function replyTermsOf(
  { settings, account }: { settings: XSettings; account: ChannelAccount | null },
  { last }: ReplyQuestion,
): ReplyTerms {
  const direct = replyWay('direct', {
    limits: [{ max: limits.directText, unit: 'characters', perLink: null }],
    files: pictures(1),
    ...(last === null && { why: 'Nobody is known there to write to' }),
  })
  const openUrl = last?.post.url ?? last?.author.url ?? null
  if (last?.post.audience === 'direct') return { ways: [direct], openUrl }
  const open = replyWay('public', {
    ...ofPosts(account),
    why: last === null ? null : refusalOf(settings, last),
  })
  return { ways: [open, direct], openUrl }
}

/** What stands before everybody. */
export const ofPosts = (account: ChannelAccount | null) => ({
  limits: [
    {
      max: writesLong(account) ? limits.longText : limits.text,
      unit: 'weighted' as const,
      perLink: limits.perLink,
    },
  ],
  files: pictures(limits.images),
})

const pictures = (max: number) => ({
  max,
  maxBytes: limits.imageBytes,
  types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
})

import { z } from '@hono/zod-openapi'

/** What speaks for spam, or, last, against it. */
export const spamRuleSchema = z.enum([
  'bait',
  'promotion',
  'offer-and-link',
  'follow-bait',
  'contact',
  'money',
  'adult-bait',
  'disguised',
  'many-hashtags',
  'hashtag-heap',
  'many-names',
  'short-link',
  'bare-link',
  'capitals',
  'odd-handle',
  'no-followers',
  'again',
  'many-followers',
  'verified',
])
export type SpamRule = z.infer<typeof spamRuleSchema>

export const spamReasonSchema = z.object({
  rule: spamRuleSchema,
  /** What was found, such as the words. */
  said: z.string(),
  /** What it adds to the odds, as a logarithm. */
  weight: z.number(),
})
export type SpamReason = z.infer<typeof spamReasonSchema>

export const spamSchema = z.object({
  /** By the rules: 0 surely not, 1 surely. Below 0.3 nothing is said of it. */
  likelihood: z.number(),
  reasons: z.array(spamReasonSchema),
  /** It counts as spam: by the rules from 0.7 on, or because somebody says so, which stands above them. */
  counts: z.boolean(),
  by: z.enum(['rules', 'person']),
})
export type Spam = z.infer<typeof spamSchema>

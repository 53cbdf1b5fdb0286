import { z } from '@hono/zod-openapi'
import { idSchema, timestampSchema, versionSchema } from './common.ts'
import { severitySchema } from './escalation.ts'

/** `15m`, `2h`, `1d`: so long after it began. */
const dueSchema = z.string().regex(/^[1-9]\d{0,3}[mhd]$/, 'A number with m, h or d behind it: 15m, 2h, 1d')

/** What the product can see by itself. */
export const playbookChecks = [
  'acknowledged',
  'owner set',
  'next step set',
  'statement published',
  'hold on',
  'contained',
  'resolved',
] as const
const answered = /^answered >= (100|[1-9]?\d)%$/
export const playbookCheckSchema = z
  .string()
  .refine(
    (text) => (playbookChecks as readonly string[]).includes(text) || answered.test(text),
    `One of: ${playbookChecks.join(', ')}, answered >= 80%`,
  )

export const playbookTaskSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** Whoever has this part: `press`, `on call`. */
  role: z.string().trim().min(1).max(80).optional(),
  /** A member, by e-mail address. */
  person: z.email().optional(),
  due: dueSchema.optional(),
  check: playbookCheckSchema.optional(),
  notes: z.string().trim().max(2000).optional(),
})
export type PlaybookTask = z.infer<typeof playbookTaskSchema>

export const playbookContentSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    /** Which holding statements fit. */
    scenario: z.string().trim().min(1).max(80).optional(),
    /** What it suggests itself for; all that is said must hold. */
    when: z
      .strictObject({
        severities: z.array(severitySchema).min(1).max(4).optional(),
        kinds: z
          .array(z.enum(['brand', 'competitor', 'campaign']))
          .min(1)
          .max(3)
          .optional(),
        /** One of them stands in the title or the topic of the incident. */
        words: z.array(z.string().trim().min(2).max(60)).min(1).max(60).optional(),
      })
      .optional(),
    notes: z.string().trim().max(5000).optional(),
    steps: z
      .array(
        z.strictObject({
          title: z.string().trim().min(1).max(120),
          notes: z.string().trim().max(2000).optional(),
          tasks: z.array(playbookTaskSchema).min(1).max(30),
        }),
      )
      .min(1)
      .max(20),
  })
  .openapi('PlaybookContent')
export type PlaybookContent = z.infer<typeof playbookContentSchema>

export const playbookSchema = z
  .object({
    id: idSchema,
    content: playbookContentSchema,
    changedBy: z.string(),
    changedAt: timestampSchema,
    /** That of what it says. */
    version: versionSchema,
  })
  .openapi('Playbook')
export type Playbook = z.infer<typeof playbookSchema>

export const playbookDetailSchema = playbookSchema
  .extend({
    /** As it was written. */
    text: z.string(),
    /** The newest first. */
    versions: z.array(z.object({ version: z.int(), by: z.string(), at: timestampSchema })),
  })
  .openapi('PlaybookDetail')
export type PlaybookDetail = z.infer<typeof playbookDetailSchema>

const minutesOf = { m: 1, h: 60, d: 1440 } as const

/** In minutes. */
export const dueMinutes = (due: string): number =>
  Number(due.slice(0, -1)) * minutesOf[due.at(-1) as keyof typeof minutesOf]

/** How many in a hundred are to be answered; null where it asks for something else. */
export const answeredPercent = (check: string): number | null => {
  const found = answered.exec(check)
  return found === null ? null : Number(found[1])
}

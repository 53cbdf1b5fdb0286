import { z } from '@hono/zod-openapi'
import { abilitySchema } from './channel.ts'
import { idSchema, timestampSchema } from './common.ts'

/** What ends when the budget runs short; null goes on whatever it costs. What is not named ends at 100. */
export const budgetStopSchema = z.object({
  ability: abilitySchema,
  percent: z.int().min(1).max(100).nullable(),
})
export type BudgetStop = z.infer<typeof budgetStopSchema>

/** What a channel may use in a month (UTC). */
export const channelBudgetSchema = z.object({
  /** Millionths of a US dollar; null: no limit. */
  costMicros: z.int().min(0).nullable(),
  /** Unit to limit, where there is one. */
  units: z.record(z.string(), z.int().min(0)),
  /** Percent at which people are told. */
  alarms: z.array(z.int().min(1).max(1000)).max(10),
  stops: z.array(budgetStopSchema).max(abilitySchema.options.length),
})
export type ChannelBudget = z.infer<typeof channelBudgetSchema>

export const channelUsageSchema = z
  .object({
    /** The month that is counted. */
    from: timestampSchema,
    to: timestampSchema,
    costMicros: z.int(),
    units: z.array(
      z.object({
        unit: z.string(),
        label: z.string(),
        amount: z.int(),
        costMicros: z.int(),
        limit: z.int().nullable(),
      }),
    ),
    abilities: z.array(
      z.object({ ability: abilitySchema, costMicros: z.int(), share: z.number().nullable() }),
    ),
    /** Of the budget, whichever of its limits is nearest; null where there is none. */
    percent: z.number().nullable(),
    /** What the budget has ended until the next month. */
    stopped: z.array(abilitySchema),
    budget: channelBudgetSchema,
    /** What the network itself grants, as it last said. */
    allotments: z.array(z.object({ bucket: z.string(), remaining: z.int(), resetsAt: timestampSchema })),
    /** Of its budget; 0 where nobody has given it one. */
    version: z.int().min(0),
  })
  .openapi('ChannelUsage')
export type ChannelUsage = z.infer<typeof channelUsageSchema>

/** A stretch of time in which something may have been missed. */
export const channelGapSchema = z
  .object({
    id: idSchema,
    from: timestampSchema,
    to: timestampSchema,
    reason: z.string(),
    foundAt: timestampSchema,
    repairedAt: timestampSchema.nullable(),
    /** Why it cannot be repaired; null while it may be. */
    lostBecause: z.string().nullable(),
  })
  .openapi('ChannelGap')
export type ChannelGap = z.infer<typeof channelGapSchema>

import { z } from '@hono/zod-openapi'
import { channelKindSchema } from './channel.ts'
import { idSchema, timestampSchema } from './common.ts'

/** How much of what a monitor matches an account is told: all of it, some of it, or nothing. */
export const heardSchema = z.enum(['whole', 'part', 'nothing'])
export type Heard = z.infer<typeof heardSchema>

/** What an account asks its network for because of one monitor. */
export interface MonitorHeard {
  id: string
  heard: Heard
  /** What is not heard, or why nothing is; null where all is heard. */
  why: string | null
  /** As the network is asked. */
  terms: string[]
  /** There was no room for it beside the others. */
  crowdedOut?: boolean
}

/** Something that a network did not take, in its words, and which monitors miss something by it. */
export interface ListeningProblem {
  monitorIds: string[]
  message: string
}

/** Something that a network is asked for. */
export interface AskedText {
  text: string
  /** It stands in the account's own list. */
  own: boolean
  monitorIds: string[]
}

/** What an account asks its network for, and what each monitor has of it. */
export interface ListeningPlan {
  terms: AskedText[]
  monitors: MonitorHeard[]
  /** What the network grants, and how much of that is taken; null where it sets no limit. */
  room: { taken: number; most: number; unit: string } | null
}

/** An account that may listen for a monitor. */
export const monitorSourceSchema = z
  .object({
    channelId: idSchema,
    kind: channelKindSchema,
    name: z.string(),
    /** `everything`: all that comes in by it is matched, and nothing has to be asked for. */
    heard: heardSchema.or(z.literal('everything')),
    why: z.string().nullable(),
    terms: z.array(z.string()),
    /** `listening`: the account asks for it now; `soon`: it has not taken it up yet; `off`: it does not run. */
    state: z.enum(['listening', 'soon', 'off']),
  })
  .openapi('MonitorSource')
export type MonitorSource = z.infer<typeof monitorSourceSchema>

/** What an account listens for. */
export const channelListeningSchema = z
  .object({
    /** Its own list, as it stands in its settings. */
    own: z.array(z.string()),
    /** What it is asked for by monitors: those that the caller sees by name, the others without. */
    monitors: z.array(
      z.object({
        id: idSchema.nullable(),
        name: z.string().nullable(),
        heard: heardSchema,
        why: z.string().nullable(),
        terms: z.array(z.string()),
      }),
    ),
    /** Of so many; the list ends after the first 200. */
    monitorCount: z.int(),
    room: z.object({ taken: z.int(), most: z.int(), unit: z.string() }).nullable(),
    /** What the network refused, in its words. */
    problems: z.array(z.string()),
    /** When the running account last took up what is wanted; null where it never did. */
    takenUpAt: timestampSchema.nullable(),
    /** Whether that is what is wanted now. */
    current: z.boolean(),
  })
  .openapi('ChannelListening')
export type ChannelListening = z.infer<typeof channelListeningSchema>

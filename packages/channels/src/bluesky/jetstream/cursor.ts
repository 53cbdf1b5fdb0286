import type { InboundGap } from '@hubbub/contracts'
import { z } from 'zod'

const cursorSchema = z.object({
  v: z.literal(1),
  /** Whose clock it is: instances see the same at different times. */
  instance: z.string(),
  timeUs: z.int(),
  /** What was told since then already. */
  told: z.array(z.string()),
})
export type JetstreamCursor = z.infer<typeof cursorSchema>

export const parseJetstreamCursor = (value: unknown): JetstreamCursor | null =>
  cursorSchema.safeParse(value).data ?? null

/** Events change places where replay meets the present; so much is asked for again. */
export const overlapUs = 2_000_000
const otherInstanceUs = 10_000_000
/** Older ones are moved up in silence. */
const keptUs = 36 * 3_600_000_000

export interface Start {
  fromUs: number
  told: Set<string>
  gap: InboundGap | null
}

/** From where an instance is asked, given where this or another one was left. */
export function planStart(
  cursor: JetstreamCursor | null,
  { instance, now, importMinutes }: { instance: string; now: Date; importMinutes: number },
): Start {
  if (cursor === null)
    return { fromUs: (now.getTime() - importMinutes * 60_000) * 1000, told: new Set(), gap: null }
  const oldest = now.getTime() * 1000 - keptUs
  const wanted = cursor.timeUs - (cursor.instance === instance ? 0 : otherInstanceUs)
  const told = new Set(cursor.told)
  if (wanted >= oldest) return { fromUs: wanted, told, gap: null }
  const reason = 'The stream keeps 36 hours, and it was left longer'
  return { fromUs: oldest, told, gap: { from: dateOf(cursor.timeUs), to: dateOf(oldest), reason } }
}

export const dateOf = (timeUs: number) => new Date(Math.floor(timeUs / 1000))

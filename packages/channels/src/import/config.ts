import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'

export const settingsSchema = z.strictObject({
  /** Tells one from another: there may be as many as there are files. */
  key: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .default(() => randomBytes(4).toString('hex')),
  /** Addresses that are ours: what they wrote went out. */
  own: z.array(z.string().trim().toLowerCase().min(1).max(320)).max(100).default([]),
})
export type ImportSettings = z.output<typeof settingsSchema>

/** Who we are in a table, which names only the other side. */
export const US = 'us'

export const limits = { mailBytes: 50_000_000, batch: 50, batchBytes: 4_000_000 }

export const info: KindInfo = {
  summary:
    'History from a file: a mailbox (mbox) or a table (CSV). Nobody is notified of it, and nothing is sent.',
  group: 'own',
  filledBy: 'files',
  offers: [],
  guide: ['Connect it here, or let Settings, Import make one; then choose a file there.'],
  guideUrl: null,
  fields: [
    form.lines('settings.own', 'Your own addresses', {
      hint: 'One on each line. What they wrote is shown as yours.',
    }),
  ],
}

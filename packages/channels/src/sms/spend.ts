import type { Meter } from '../context.ts'
import type { SmsSettings } from './config.ts'

/** Text messages are paid by the piece, in both directions. */
export function createPurse(meter: Meter, { prices }: SmsSettings) {
  return {
    permit: async () => await meter.permit('reply-direct'),
    sent: async (segments: number) =>
      await meter.spend({
        for: 'reply-direct',
        unit: 'segment-sent',
        amount: segments,
        costMicros: segments * prices.sent,
      }),
    received: async (segments: number) => {
      if (segments === 0) return
      await meter.spend({
        for: 'direct',
        unit: 'segment-received',
        amount: segments,
        costMicros: segments * prices.received,
      })
    },
  }
}
export type SmsPurse = ReturnType<typeof createPurse>

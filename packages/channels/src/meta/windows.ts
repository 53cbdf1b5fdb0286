/** Until when somebody may be written to after their last word; null where they never said one. */
export const windowEnd = (lastInboundAt: Date | null, ms: number): Date | null =>
  lastInboundAt === null ? null : new Date(lastInboundAt.getTime() + ms)

export const isOpen = (until: Date | null, now: Date): boolean => until !== null && now < until

export interface WatchingOptions {
  mayLook: (conversationId: string) => Promise<boolean>
  /** Called with what was left and what is looked at from now on; does all that matters before it returns. */
  onChange: (former: string | null, now: string | null) => void
}

/** The one conversation that a socket looks at. What was asked for last holds, however late its answer comes. */
export function createWatching({ mayLook, onChange }: WatchingOptions) {
  let wanted: string | null = null
  let open: string | null = null
  let turn = 0

  const settle = async (): Promise<boolean | 'superseded'> => {
    const own = (turn += 1)
    const target = wanted
    const allowed = target === null || (await mayLook(target))
    if (own !== turn) return 'superseded'
    const next = allowed ? target : null
    if (next !== open) {
      const former = open
      open = next
      onChange(former, next)
    }
    return allowed
  }

  return {
    open: () => open,
    wanted: () => wanted,
    watch: async (conversationId: string | null) => {
      wanted = conversationId
      return await settle()
    },
    /** Asks again whether what is wanted may be looked at. */
    review: async (): Promise<void> => {
      if (wanted !== null) await settle()
    },
  }
}

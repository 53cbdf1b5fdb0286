export interface WatchingOptions {
  mayLook: (conversationId: string) => Promise<boolean>
  /** Called with what was left and what is looked at from now on; does all that matters before it returns. */
  onChange: (former: string | null, now: string | null) => void
}

type Answer = boolean | 'superseded'

/** The one conversation that a socket looks at. What was asked for last holds, however late its answer comes. */
export function createWatching({ mayLook, onChange }: WatchingOptions) {
  let wanted: string | null = null
  let open: string | null = null
  let turn = 0
  let latest: Promise<Answer>

  const decide = async (own: number, target: string | null): Promise<Answer> => {
    const allowed = target === null || (await mayLook(target))
    // Asked once more about the same, by an event that came meanwhile: both get the later answer.
    if (own !== turn) return target === wanted ? await latest : 'superseded'
    const next = allowed ? target : null
    if (next !== open) {
      const former = open
      open = next
      onChange(former, next)
    }
    return allowed
  }
  const settle = async (): Promise<Answer> => {
    turn += 1
    latest = decide(turn, wanted)
    return await latest
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

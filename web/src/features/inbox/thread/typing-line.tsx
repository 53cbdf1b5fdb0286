import { useWriting } from '#lib/live/live-context.ts'
import { useOtherViewers } from './use-other-viewers.ts'

const dots = [0, 200, 400]

/** Who else writes here right now; lies over the foot of the thread, so that nothing moves. */
export function TypingLine({ conversationId }: { conversationId: string }) {
  const customer = useWriting(conversationId)
  const colleagues = useOtherViewers(conversationId)
    .filter(({ typing }) => typing)
    .map(({ name }) => name)
  const names = customer === null ? colleagues : [customer, ...colleagues]
  return (
    <p
      aria-live="polite"
      className="pointer-events-none absolute bottom-1.5 left-3 max-w-[calc(100%-1.5rem)] text-xs text-muted sm:left-5"
    >
      {names.length > 0 ? (
        <span className="flex items-center gap-1.5 rounded-full border border-border bg-card px-2.5 py-0.5 shadow-card">
          <span aria-hidden className="inline-flex gap-0.5">
            {dots.map((delay) => (
              <span
                key={delay}
                className="size-1 animate-pulse rounded-full bg-muted"
                style={{ animationDelay: `${delay}ms` }}
              />
            ))}
          </span>
          <span className="truncate">
            {names.join(', ')} {names.length === 1 ? 'is' : 'are'} typing…
          </span>
        </span>
      ) : null}
    </p>
  )
}

import type { ChannelCheck } from '@hubbub/contracts'
import { CircleCheck, CircleX } from 'lucide-react'

export interface CheckStepsProps {
  check: ChannelCheck
  works: string
  fails: string
  words?: Partial<Record<string, string>>
}

/** Every step of a test, with the server's own words. */
export function CheckSteps({ check, works, fails, words = {} }: CheckStepsProps) {
  return (
    <div className="rounded-md border border-border">
      <p className="border-b border-border px-3 py-2 font-medium">{check.ok ? works : fails}</p>
      <ol className="divide-y divide-border">
        {check.steps.map(({ step, ok, message }) => (
          <li key={step} className="flex items-start gap-2.5 px-3 py-2">
            {ok ? (
              <CircleCheck aria-label="Works" className="mt-0.5 size-4 shrink-0 text-success" />
            ) : (
              <CircleX aria-label="Fails" className="mt-0.5 size-4 shrink-0 text-danger" />
            )}
            <div className="min-w-0">
              <p className="font-medium">{words[step] ?? step}</p>
              <p className="font-mono text-xs break-words text-muted">{message}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

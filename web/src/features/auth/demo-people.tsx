import type { Role } from '@hubbub/contracts'
import { useMutation } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Avatar } from '#components/avatar.tsx'
import { Callout } from '#components/callout.tsx'
import { Spinner } from '#components/spinner.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { roleWords } from '#lib/words.ts'

export interface DemoPeopleProps {
  people: readonly { email: string; name: string; role: Role }[]
  onDone: () => Promise<void>
}

/** The people of the demo: one click and one is that person. */
export function DemoPeople({ people, onDone }: DemoPeopleProps) {
  const signIn = useMutation({
    mutationFn: async (email: string) => {
      await api.account.signInDemo(email)
      await onDone()
    },
  })
  return (
    <div className="space-y-3">
      {signIn.isError ? <Callout tone="danger">{errorText(signIn.error)}</Callout> : null}
      <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-card shadow-card">
        {people.map(({ email, name, role }) => (
          <li key={email}>
            <button
              type="button"
              disabled={signIn.isPending}
              onClick={() => signIn.mutate(email)}
              className="flex w-full items-center gap-3 px-3.5 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
            >
              <Avatar name={name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-sm text-muted">{roleWords[role]}</span>
              </span>
              {signIn.isPending && signIn.variables === email ? (
                <Spinner className="text-muted" />
              ) : (
                <ChevronRight aria-hidden className="size-4 text-muted" />
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

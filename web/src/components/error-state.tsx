import { isProblem, type ProblemError } from '@hubbub/api-client'
import { CloudOff, Lock, SearchX, TriangleAlert } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { errorText } from '#lib/error-text.ts'

export interface ErrorStateProps {
  error: unknown
  /** What could not be shown, e.g. "the labels". */
  what?: string
  onRetry?: () => void
  className?: string
}

/** For a place whose data did not come: says why and what one can do. */
export function ErrorState({ error, what = 'this', onRetry, className }: ErrorStateProps) {
  const { icon, title, text, canRetry } = explain(error, what)
  return (
    <div role="alert" className={className}>
      <EmptyState
        icon={icon}
        title={title}
        action={canRetry && onRetry ? <Button onClick={onRetry}>Try again</Button> : undefined}
      >
        {text}
        {isProblem(error) && error.requestId ? (
          <p className="mt-2 text-xs break-all">Reference {error.requestId}</p>
        ) : null}
      </EmptyState>
    </div>
  )
}

function explain(error: unknown, what: string) {
  if (isProblem(error, 'network.failed')) {
    return { icon: CloudOff, title: 'No connection to the server', text: errorText(error), canRetry: true }
  }
  if (isProblem(error) && error.status === 403) {
    return {
      icon: Lock,
      title: 'Not for you',
      text: `Your role does not let you see ${what}.`,
      canRetry: false,
    }
  }
  if (isProblem(error) && (error.status === 404 || namesNothing(error))) {
    return {
      icon: SearchX,
      title: 'Not found',
      text: 'It does not exist, or you may not see it.',
      canRetry: false,
    }
  }
  if (isProblem(error) && error.status === 410) {
    return { icon: SearchX, title: 'No longer there', text: errorText(error), canRetry: false }
  }
  return { icon: TriangleAlert, title: `Could not load ${what}`, text: errorText(error), canRetry: true }
}

/** An address in which a word stands where an id belongs. */
const namesNothing = ({ status, errors }: ProblemError): boolean =>
  status === 400 && errors.length > 0 && errors.every(({ path }) => path.startsWith('path.'))

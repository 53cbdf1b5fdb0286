import type { OutsideScore } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Callout } from '#components/callout.tsx'
import { Button } from '#components/button.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { Textarea } from '#components/textarea.tsx'
import { api } from '#lib/api.ts'
import { sentimentWords } from '#lib/conversations/words.ts'
import { errorText } from '#lib/error-text.ts'
import { scorerKey } from '#lib/sentiment/keys.ts'
import { useSession } from '#lib/session.ts'

const examples = 'Three weeks and still no answer.\nThe lamp has arrived, thank you!\nWhere is your shop?'
const MOST = 10

type Tried =
  | { state: 'asking' }
  | { state: 'scored'; texts: string[]; results: (OutsideScore | null)[]; tookMs: number }
  | { state: 'failed'; words: string }

/** Has a few texts scored now. */
export function TryScorer() {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const refresh = async () => await queryClient.invalidateQueries({ queryKey: scorerKey(workspace.id) })
  const [text, setText] = useState(examples)
  const [tried, setTried] = useState<Tried | null>(null)
  const lines = text.split('\n').map((line) => line.trim())
  const texts = [...new Set(lines)].filter((line) => line !== '').slice(0, MOST)
  const ask = async () => {
    setTried({ state: 'asking' })
    try {
      const { results, tookMs } = await api.workspace(workspace.id).sentiment.tryScorer(texts)
      setTried({ state: 'scored', texts, results, tookMs })
    } catch (error) {
      setTried({ state: 'failed', words: errorText(error) })
    }
    // What it has used by now.
    await refresh()
  }
  return (
    <div className="space-y-2 border-t border-border pt-4">
      <label htmlFor="try-texts" className="font-medium">
        Try it
      </label>
      <Textarea id="try-texts" rows={3} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={texts.length === 0 || tried?.state === 'asking'} onClick={() => void ask()}>
          {tried?.state === 'asking' ? 'Asking…' : 'Score these'}
        </Button>
        <p className="text-sm text-muted">One text a line, {MOST} at most. They count against the budget.</p>
      </div>
      {tried?.state === 'failed' ? <Callout tone="danger">{tried.words}</Callout> : null}
      {tried?.state === 'scored' ? <Results {...tried} /> : null}
    </div>
  )
}

function Results({ texts, results, tookMs }: Extract<Tried, { state: 'scored' }>) {
  return (
    <div>
      <ul aria-label="What it says" className="divide-y divide-border">
        {texts.map((text, index) => {
          const score = results[index] ?? null
          return (
            <li key={text} className="flex flex-wrap items-start gap-x-3 gap-y-0.5 py-2">
              <SentimentMark label={score?.label ?? 'unsure'} className="mt-0.5" />
              <span className="min-w-0 flex-1 basis-40 break-words">{text}</span>
              <span className="text-sm text-muted tabular">
                {score === null
                  ? 'Could not be read'
                  : `${sentimentWords[score.label]}, ${score.score.toFixed(2)}`}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="text-sm text-muted">Took {tookMs} ms.</p>
    </div>
  )
}

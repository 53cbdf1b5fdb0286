import type { MonitorExamples } from '@hubbub/contracts'
import { checkExamples, parse } from '@hubbub/query'
import { CircleCheck, CircleX, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Input } from '#components/input.tsx'

interface ExamplesProps {
  query: string
  examples: MonitorExamples
  onChange: (examples: MonitorExamples) => void
}

const words = {
  mustMatch: { label: 'Must match', placeholder: 'My Acme shoes fell apart after a week' },
  mustNotMatch: { label: 'Must not match', placeholder: 'Acme is hiring in Berlin' },
} as const

/** Texts that are held against the query at once, and on every save. */
export function Examples({ query, examples, onChange }: ExamplesProps) {
  const parsed = parse(query)
  const failed = parsed.ok ? checkExamples(parsed.tree, examples) : null
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {(['mustMatch', 'mustNotMatch'] as const).map((list) => (
        <ExampleList
          key={list}
          {...words[list]}
          texts={examples[list]}
          failed={
            failed === null
              ? null
              : new Set(failed.filter((one) => one.list === list).map(({ index }) => index))
          }
          onChange={(texts) => onChange({ ...examples, [list]: texts })}
        />
      ))}
    </div>
  )
}

interface ExampleListProps {
  label: string
  placeholder: string
  texts: readonly string[]
  /** Null while the query cannot be read. */
  failed: ReadonlySet<number> | null
  onChange: (texts: string[]) => void
}

function ExampleList({ label, placeholder, texts, failed, onChange }: ExampleListProps) {
  const [typed, setTyped] = useState('')
  const add = () => {
    const text = typed.trim()
    if (text !== '' && !texts.includes(text)) onChange([...texts, text])
    setTyped('')
  }
  return (
    <section aria-label={label}>
      <h3 className="mb-1 font-medium">{label}</h3>
      <ul className="mb-1.5 space-y-1">
        {texts.map((text, index) => (
          <li key={text} className="flex items-start gap-1.5 rounded-md bg-hover px-2 py-1 text-sm">
            <Verdict failed={failed?.has(index) ?? null} />
            <span className="min-w-0 flex-1 break-words">{text}</span>
            <IconButton
              size="sm"
              label={`Remove the example ${text}`}
              onClick={() => onChange(texts.filter((one) => one !== text))}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="flex gap-1.5">
        <Input
          value={typed}
          aria-label={`New text that ${label.toLowerCase()}`}
          placeholder={placeholder}
          maxLength={2000}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            add()
          }}
        />
        <Button onClick={add} aria-label={`Add a text that ${label.toLowerCase()}`}>
          <Plus />
        </Button>
      </div>
    </section>
  )
}

function Verdict({ failed }: { failed: boolean | null }) {
  if (failed === null) return null
  return failed ? (
    <CircleX aria-label="Does not come out as it must" className="mt-0.5 size-4 shrink-0 text-danger" />
  ) : (
    <CircleCheck aria-label="Comes out as it must" className="mt-0.5 size-4 shrink-0 text-success" />
  )
}

import { useState } from 'react'
import { errorText } from '#lib/error-text.ts'

/** What a page has in hand: how it differs from what is kept, saving it, and what was said against it. */
export function useSave<D>(first: D, work: (draft: D) => Promise<void>) {
  const [draft, setDraft] = useState(first)
  const [kept, setKept] = useState(first)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    setSaving(true)
    setProblem(null)
    try {
      await work(draft)
      setKept(draft)
    } catch (error) {
      setProblem(errorText(error))
    } finally {
      setSaving(false)
    }
  }
  const set = (patch: Partial<D>) => setDraft((before) => ({ ...before, ...patch }))
  const isDirty = draft !== kept && JSON.stringify(draft) !== JSON.stringify(kept)
  return { draft, set, isDirty, save, saving, problem }
}

import { useState } from 'react'
import { errorText } from '#lib/error-text.ts'

/** Saves what a page has in hand, and keeps what was said against it. */
export function useSave(work: () => Promise<void>) {
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    setSaving(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(errorText(error))
    } finally {
      setSaving(false)
    }
  }
  return { save, saving, problem }
}

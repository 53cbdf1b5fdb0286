import type { Statement, StatementContent } from '@hubbub/contracts'
import { useState } from 'react'

const empty: StatementContent = { headline: '', values: {}, texts: [] }

/** What one is writing on top of the last version; a version of somebody else does not take it away. */
export function useStatementDraft(statement: Statement) {
  const last = statement.versions.at(-1)
  const number = last?.number ?? 1
  const [own, setOwn] = useState<{ basedOn: number; content: StatementContent } | null>(null)
  const kept = last?.content ?? empty
  const isDirty = own !== null && JSON.stringify(own.content) !== JSON.stringify(kept)
  return {
    number,
    content: own?.content ?? kept,
    isDirty,
    basedOn: own?.basedOn ?? number,
    /** Somebody has kept a version since one began to write. */
    isBehind: isDirty && own.basedOn !== number,
    edit: (content: StatementContent) => setOwn({ basedOn: own?.basedOn ?? number, content }),
    /** What one wrote goes on top of what is there now. */
    catchUp: () => own !== null && setOwn({ ...own, basedOn: number }),
    drop: () => setOwn(null),
  }
}
export type StatementDraft = ReturnType<typeof useStatementDraft>

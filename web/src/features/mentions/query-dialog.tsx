import { parse } from '@hubbub/query'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Dialog, DialogContent } from '#components/dialog.tsx'
import { QueryEditor } from '#components/query-editor/query-editor.tsx'

interface QueryDialogProps {
  text: string
  onApply: (query: string) => void
  onClose: () => void
}

/** Narrows the stream by any query of the language. */
// oxlint-disable-next-line import/no-default-export -- what is loaded late is a default
export default function QueryDialog({ text, onApply, onClose }: QueryDialogProps) {
  const [query, setQuery] = useState(text)
  const parsed = parse(query)
  const isEmpty = query.trim() === ''
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Narrow by a query"
        description="The same language as in monitors, asked of all that is stored and of what comes in."
        wide
        footer={
          <Button
            variant="primary"
            disabled={!isEmpty && !parsed.ok}
            onClick={() => {
              onApply(query.trim())
              onClose()
            }}
          >
            {isEmpty ? 'Show everything' : 'Apply'}
          </Button>
        }
      >
        <QueryEditor text={query} onChange={setQuery} />
      </DialogContent>
    </Dialog>
  )
}

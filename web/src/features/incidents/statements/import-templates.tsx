import { importStatementTemplates } from '@hubbub/contracts/http'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '#components/button.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { templatesKey } from '#lib/statements/statements.query.ts'
import { useChange } from '#lib/use-change.ts'

/** Brings templates back from a file, as they were taken along. */
export function ImportTemplates() {
  const { workspace } = useSession()
  const { change } = useChange(templatesKey(workspace.id))
  const input = useRef<HTMLInputElement>(null)
  const bring = async (file: File) => {
    try {
      const read = bodyOf(importStatementTemplates).safeParse(JSON.parse(await file.text()))
      if (!read.success) throw new Error('This file holds no templates')
      const { statements } = api.workspace(workspace.id)
      const { added, passedOver } = await change(() => statements.importTemplates(read.data.items))
      toast.success(`${added} added, ${passedOver} were there already`)
    } catch (error) {
      toast.error(error instanceof SyntaxError ? 'This file is no JSON' : errorText(error))
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File with templates"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) void bring(file)
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <FileUp /> Import
      </Button>
    </>
  )
}

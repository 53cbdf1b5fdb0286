import { languagesOf, type StatementTemplate } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Dialog, DialogContent, DialogTrigger } from '#components/dialog.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Select } from '#components/select.tsx'
import { TextLink } from '#components/text-link.tsx'
import { languageName } from '#lib/language-name.ts'
import { useSession } from '#lib/session.ts'
import { statementTemplatesQuery } from '#lib/statements/statements.query.ts'
import { useStatement } from './use-statement.ts'

const all = 'all'

/** Begins a statement: from a template, in one language or in all of its, or empty. */
export function NewStatement({ incidentId, onMade }: { incidentId: string; onMade: (id: string) => void }) {
  const { workspace } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const [language, setLanguage] = useState(all)
  const { run, isBusy } = useStatement()
  const query = useQuery({ ...statementTemplatesQuery(workspace.id), enabled: isOpen })
  const fieldId = useId()
  const languages = [...new Set((query.data ?? []).flatMap(({ content }) => languagesOf(content)))]
  const begin = async (templateId: string | null) => {
    const id = crypto.randomUUID()
    const input = { statementId: id, templateId, ...(language !== all && { language }) }
    const made = await run((client) => client.draft(incidentId, input))
    if (made === null) return
    setIsOpen(false)
    onMade(made.id)
  }
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button size="sm">
          <Plus /> New statement
        </Button>
      </DialogTrigger>
      <DialogContent
        title="New statement"
        description="Say what you know, what you do, and when you say more."
        footer={
          <Button pending={isBusy} onClick={() => void begin(null)}>
            Begin empty
          </Button>
        }
      >
        <div className="mb-3 flex items-center gap-2">
          <label htmlFor={fieldId} className="text-sm text-muted">
            Languages
          </label>
          <Select
            id={fieldId}
            className="w-44"
            value={language}
            onValueChange={setLanguage}
            options={[
              { value: all, label: 'All of the template' },
              ...languages.map((value) => ({ value, label: languageName(value) })),
            ]}
          />
        </div>
        <Loaded query={query} what="the templates">
          {(templates) => (
            <ul aria-label="Templates" className="max-h-96 space-y-2 overflow-y-auto thin-scroll">
              {templates.map((template) => (
                <TemplateItem
                  key={template.id}
                  template={template}
                  isBusy={isBusy}
                  onChoose={() => void begin(template.id)}
                />
              ))}
            </ul>
          )}
        </Loaded>
        <p className="mt-3 text-sm text-muted">
          <TextLink to="/incidents/statements">All templates</TextLink>
        </p>
      </DialogContent>
    </Dialog>
  )
}

interface TemplateItemProps {
  template: StatementTemplate
  isBusy: boolean
  onChoose: () => void
}

const TemplateItem = ({ template, isBusy, onChoose }: TemplateItemProps) => (
  <li>
    <button
      type="button"
      disabled={isBusy}
      onClick={onChoose}
      className="w-full rounded-md border border-border bg-card px-3 py-2 text-left hover:border-accent disabled:opacity-60"
    >
      <span className="flex flex-wrap items-center gap-2 font-medium">
        {template.title}
        {template.shipped ? <Badge>Comes with Hubbub</Badge> : null}
      </span>
      <span className="mt-0.5 line-clamp-2 block text-sm text-muted">
        {template.content.texts.find(({ text }) => text.trim() !== '')?.text}
      </span>
    </button>
  </li>
)

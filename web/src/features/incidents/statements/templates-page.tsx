import { languagesOf, type StatementTemplate } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Copy, FileDown, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { networkWord } from '#components/channel-icon.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { api } from '#lib/api.ts'
import { downloadText } from '#lib/download-text.ts'
import { languageName } from '#lib/language-name.ts'
import { useSession } from '#lib/session.ts'
import { statementTemplatesQuery, templatesKey } from '#lib/statements/statements.query.ts'
import { useChange } from '#lib/use-change.ts'
import { IncidentTabs } from '../incident-tabs.tsx'
import { ImportTemplates } from './import-templates.tsx'
import { TemplateDialog } from './template-dialog.tsx'

const nothing: Pick<StatementTemplate, 'title' | 'scenario' | 'content'> = {
  title: '',
  scenario: '',
  content: { headline: '', values: {}, texts: [{ language: 'en', network: null, text: '' }] },
}
type Edited = { template: StatementTemplate | null; from: typeof nothing }

/** Statements that are written before they are needed. */
export function TemplatesPage() {
  const { workspace, can } = useSession()
  const query = useQuery(statementTemplatesQuery(workspace.id))
  const [edited, setEdited] = useState<Edited | null>(null)
  const mayWrite = can('statement:write')
  return (
    <Page
      title="Incidents"
      description="What you say first when something has happened, written while nothing has. {Gaps} in braces are filled in before it is published."
      actions={
        <>
          <Button
            disabled={query.data === undefined}
            onClick={() => downloadText('statement-templates.json', fileOf(query.data ?? []))}
          >
            <FileDown /> Export
          </Button>
          {mayWrite ? (
            <>
              <ImportTemplates />
              <Button variant="primary" onClick={() => setEdited({ template: null, from: nothing })}>
                <Plus /> New template
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <IncidentTabs at="statements" />
      <Loaded query={query} what="the templates">
        {(templates) => (
          <Rows label="Templates">
            {templates.map((template) => (
              <TemplateRow key={template.id} template={template} mayWrite={mayWrite} onEdit={setEdited} />
            ))}
          </Rows>
        )}
      </Loaded>
      {edited === null ? null : (
        <TemplateDialog template={edited.template} from={edited.from} onClose={() => setEdited(null)} />
      )}
    </Page>
  )
}

const fileOf = (templates: readonly StatementTemplate[]) =>
  JSON.stringify(
    { items: templates.map(({ title, scenario, content }) => ({ title, scenario, content })) },
    null,
    2,
  )

interface TemplateRowProps {
  template: StatementTemplate
  mayWrite: boolean
  onEdit: (edited: Edited) => void
}

function TemplateRow({ template, mayWrite, onEdit }: TemplateRowProps) {
  const { workspace } = useSession()
  const { act } = useChange(templatesKey(workspace.id))
  const { id, title, scenario, content, shipped } = template
  const own = [...new Set(content.texts.flatMap(({ network }) => (network === null ? [] : [network])))]
  return (
    <Row
      title={
        <>
          {title}
          {shipped ? <Badge>Comes with Hubbub</Badge> : null}
          {scenario === '' ? null : <span className="font-normal text-muted">for: {scenario}</span>}
        </>
      }
      detail={
        <>
          <span className="line-clamp-2">{content.texts.find(({ text }) => text.trim() !== '')?.text}</span>
          <span className="mt-0.5 block">
            {languagesOf(content).map(languageName).join(', ')}
            {own.length === 0 ? '' : ` · own words for ${own.map(networkWord).join(', ')}`}
          </span>
        </>
      }
      actions={
        mayWrite ? (
          <>
            <IconButton
              label={`Copy ${title}`}
              onClick={() =>
                onEdit({
                  template: null,
                  from: { title: `${title}, our words`.slice(0, 120), scenario, content },
                })
              }
            >
              <Copy />
            </IconButton>
            {shipped ? null : (
              <>
                <IconButton label={`Change ${title}`} onClick={() => onEdit({ template, from: template })}>
                  <Pencil />
                </IconButton>
                <AlertDialog
                  trigger={
                    <IconButton label={`Delete ${title}`}>
                      <Trash2 />
                    </IconButton>
                  }
                  title={`Delete “${title}”?`}
                  description="Statements that were made of it stay as they are."
                  confirm="Delete"
                  danger
                  onConfirm={() => act(() => api.workspace(workspace.id).statements.deleteTemplate(id))}
                />
              </>
            )}
          </>
        ) : null
      }
    />
  )
}

import type { Statement } from '@hubbub/contracts'
import { Tabs } from 'radix-ui'
import { useEffect, useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { Sheet, SheetContent } from '#components/sheet.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { ApprovalBar } from './approval-bar.tsx'
import { Approvals } from './approvals.tsx'
import { ContentEditor } from './content-editor.tsx'
import { PublishPanel } from './publish-panel.tsx'
import { StatementBadge } from './statement-badge.tsx'
import { useStatementDraft } from './use-statement-draft.ts'
import { Versions } from './versions.tsx'
import { whatIsNext } from './what-is-next.ts'

const tabs = [
  { value: 'text', label: 'Text' },
  { value: 'versions', label: 'Versions' },
  { value: 'approval', label: 'Approval' },
  { value: 'publish', label: 'Publish' },
] as const
type Tab = (typeof tabs)[number]['value']

/** One statement: what it says, its versions, who answers for it, and where it stands in public. */
export function StatementSheet({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const { can } = useSession()
  const draft = useStatementDraft(statement)
  const [tab, setTab] = useState<Tab>(
    statement.state === 'approved' && can('post:publish') ? 'publish' : 'text',
  )
  const [asks, setAsks] = useState(false)
  useSeen(statement)
  const close = () => (draft.isDirty ? setAsks(true) : onClose())
  return (
    <Sheet open onOpenChange={(open) => !open && close()}>
      <SheetContent title={statement.title} className="w-3xl max-w-full sm:max-w-[94vw]">
        <Tabs.Root
          value={tab}
          onValueChange={(value) => setTab(tabs.find((one) => one.value === value)?.value ?? 'text')}
          className="flex min-h-full flex-col"
        >
          <div className="border-b border-border px-4">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
              <StatementBadge statement={statement} />
              <span className="min-w-0">{whatIsNext(statement)}</span>
            </p>
            <Tabs.List aria-label="Parts of the statement" className="mt-2 flex gap-4">
              {tabs.map(({ value, label }) => (
                <Tabs.Trigger
                  key={value}
                  value={value}
                  className="-mb-px border-b-2 border-transparent px-1 pb-1.5 text-muted hover:text-foreground data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-foreground"
                >
                  {label}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
          </div>
          <Tabs.Content value="text" className="flex-1 px-4 py-4 outline-none">
            {draft.isBehind ? <Behind statement={statement} draft={draft} /> : null}
            <ContentEditor content={draft.content} readOnly={!can('statement:write')} onChange={draft.edit} />
          </Tabs.Content>
          <Tabs.Content value="versions" className="flex-1 px-4 py-4 outline-none">
            <Versions
              statement={statement}
              onTake={(content) => {
                draft.edit(content)
                setTab('text')
              }}
            />
          </Tabs.Content>
          <Tabs.Content value="approval" className="flex-1 px-4 py-4 outline-none">
            <Approvals statement={statement} />
          </Tabs.Content>
          <Tabs.Content value="publish" className="flex-1 px-4 py-4 outline-none">
            <PublishPanel statement={statement} />
          </Tabs.Content>
          <ApprovalBar statement={statement} draft={draft} onPublish={() => setTab('publish')} tab={tab} />
        </Tabs.Root>
        <AlertDialog
          open={asks}
          onOpenChange={setAsks}
          title="Throw away what you wrote?"
          description="It has not been saved as a version."
          confirm="Throw away"
          cancel="Keep writing"
          danger
          onConfirm={onClose}
        />
      </SheetContent>
    </Sheet>
  )
}

function Behind({ statement, draft }: { statement: Statement; draft: ReturnType<typeof useStatementDraft> }) {
  const last = statement.versions.at(-1)
  return (
    <Callout tone="warning" className="mb-4" title={`${last?.author.name} has saved version ${draft.number}`}>
      <p>You are changing version {draft.basedOn}. Compare them under “Versions”.</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={draft.catchUp}>
          Put mine on top
        </Button>
        <Button size="sm" onClick={draft.drop}>
          Take theirs
        </Button>
      </div>
    </Callout>
  )
}

/** Whoever is asked and has it before them is shown to have seen it. */
function useSeen({ id, state, approvals }: Statement): void {
  const { workspace, member } = useSession()
  const [approval] = approvals
  const own = approval?.people.find((one) => one.member.id === member.id && one.role !== 'other')
  const approvalId = state === 'asked' && own !== undefined && own.seenAt === null ? approval?.id : undefined
  useEffect(() => {
    // What fails here is told with the next look.
    if (approvalId !== undefined)
      api
        .workspace(workspace.id)
        .statements.seen(id)
        .catch(() => {})
  }, [workspace.id, id, approvalId])
}

import type { SentimentRule } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Quote, Trash2 } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { api } from '#lib/api.ts'
import { sentimentRulesQuery } from '#lib/queries/sentiment-rules.query.ts'
import { sentimentRulesKey } from '#lib/sentiment/keys.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { effectWords } from './effect-words.ts'
import { RuleDialog } from './rule-dialog.tsx'

/** Phrases that are judged once for all. */
export function SentimentRules() {
  const { workspace, can } = useSession()
  const query = useQuery(sentimentRulesQuery(workspace.id))
  const { phrase, monitor } = useSearch({ from: '/_app/settings/sentiment' })
  const navigate = useNavigate()
  const open = (next: boolean) =>
    void navigate({ to: '/settings/sentiment', search: next ? { phrase: '' } : {}, replace: true })
  const create = can('sentiment-rule:write') ? (
    <Button onClick={() => open(true)}>New phrase rule</Button>
  ) : undefined
  return (
    <Section
      title="Phrase rules"
      description="A phrase that is always meant in one way: “war zone” of a game, “sick” of a shoe."
      actions={query.data?.length ? create : undefined}
    >
      {can('sentiment-rule:write') ? (
        <RuleDialog
          key={`${phrase} ${monitor}`}
          phrase={phrase ?? ''}
          monitorId={monitor}
          open={phrase !== undefined}
          onOpenChange={open}
        />
      ) : null}
      <Loaded
        query={query}
        what="the phrase rules"
        empty={
          <EmptyState icon={Quote} title="No phrase rule yet" action={create}>
            Words of your trade can sound bad and mean well. Say it once, and every message counts so.
          </EmptyState>
        }
      >
        {(rules) => (
          <ul aria-label="Phrase rules" className="-my-2 divide-y divide-border">
            {rules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}

function RuleRow({ rule }: { rule: SentimentRule }) {
  const { workspace, can } = useSession()
  const { act } = useChange(sentimentRulesKey(workspace.id))
  const { sentiment } = api.workspace(workspace.id)
  const { id, phrase, effect, brand, monitor, createdBy, decides, state } = rule
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium break-words">“{phrase}”</p>
        <p className="text-sm text-muted">
          {effectWords[effect].label}
          {brand ? ` · only of ${brand.name}` : ''}
          {monitor ? ` · only in what “${monitor.name}” matches` : ''} · {decides}{' '}
          {decides === 1 ? 'message' : 'messages'}
          {createdBy ? ` · by ${createdBy.name}` : ''}
        </p>
      </div>
      {state === 'applying' ? <Badge>Looking through what is stored</Badge> : null}
      {state === 'removing' ? <Badge>Being taken back</Badge> : null}
      {can('sentiment-rule:write') && state !== 'removing' ? (
        <IconButton
          label={`Remove the rule for ${phrase}`}
          onClick={() =>
            act(async () => {
              await sentiment.deleteRule(id)
            }, `“${phrase}” counts as the scorer says again`)
          }
        >
          <Trash2 />
        </IconButton>
      ) : null}
    </li>
  )
}

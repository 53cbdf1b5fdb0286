import { isProblem } from '@hubbub/api-client'
import { languagesOf, type PublishPlace, type Statement, type StatementContent } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { CheckboxField } from '#components/checkbox.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { toast } from '#components/toast.tsx'
import { drillQuery } from '#lib/drill/drill.query.ts'
import { standingHoldsQuery } from '#lib/outbound/outbound-holds.query.ts'
import { publishTermsQuery } from '#lib/queries/posts.query.ts'
import { useSession } from '#lib/session.ts'
import { PublicationLine } from './publication-line.tsx'
import { type Choice, PublishPlaceItem } from './publish-place.tsx'
import { judgePlace } from './networks.ts'
import { useStatement } from './use-statement.ts'
import { whatIsNext } from './what-is-next.ts'

/** Where it is published: one click for all that are chosen, and what became of each. */
export function PublishPanel({ statement }: { statement: Statement }) {
  const { workspace, can } = useSession()
  const { publications } = statement
  const query = useQuery({ ...publishTermsQuery(workspace.id), enabled: can('post:publish') })
  const last = statement.versions.at(-1)
  const why = whyNot(statement, can('post:publish'))
  return (
    <div className="space-y-5">
      {publications.length === 0 ? null : (
        <section aria-label="Published">
          <ul className="space-y-2">
            {publications.map((publication) => (
              <PublicationLine key={publication.id} publication={publication} />
            ))}
          </ul>
        </section>
      )}
      {why === null && last !== undefined ? (
        <Loaded query={query} what="the accounts">
          {(places) => (
            <Places key={last.number} statement={statement} content={last.content} places={places} />
          )}
        </Loaded>
      ) : (
        <p className="text-muted">{why}</p>
      )}
    </div>
  )
}

function whyNot(statement: Statement, mayPublish: boolean): string | null {
  if (statement.state !== 'approved')
    return `${whatIsNext(statement)} Only what is approved can be published.`
  return mayPublish ? null : 'Community managers and supervisors can publish it.'
}

interface PlacesProps {
  statement: Statement
  content: StatementContent
  places: readonly PublishPlace[]
}

function Places({ statement, content, places }: PlacesProps) {
  const { workspace } = useSession()
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [despite, setDespite] = useState(false)
  const [asks, setAsks] = useState(false)
  const isDrill = useQuery(drillQuery(workspace.id)).data != null
  const [approval] = statement.approvals
  const languages = languagesOf(content)
  const choiceOf = (id: string): Choice =>
    choices[id] ?? { isChosen: false, language: languages[0] ?? 'en', fields: {} }
  const chosen = places.filter(({ channel }) => choiceOf(channel.id).isChosen)
  const isFit = chosen.every(
    (place) => judgePlace(place, content, choiceOf(place.channel.id))?.problems.length === 0,
  )
  const publish = usePublish(statement, { chosen, choiceOf, despite })
  const { refusals, isBusy } = publish
  if (places.length === 0)
    return <EmptyState title="No account can publish">Connect one under Settings, Channels.</EmptyState>
  return (
    <section aria-label="Publish with">
      <ul className="space-y-2">
        {places.map((place) => (
          <PublishPlaceItem
            key={place.channel.id}
            place={place}
            content={content}
            languages={languages}
            choice={choiceOf(place.channel.id)}
            refusal={refusals[place.channel.id] ?? null}
            out={howOut(statement, place.channel.id, choiceOf(place.channel.id).language)}
            onChange={(choice) => setChoices({ ...choices, [place.channel.id]: choice })}
          />
        ))}
      </ul>
      <HoldNote chosen={chosen} despite={despite} onDespite={setDespite} />
      <div className="mt-4 flex justify-end">
        <Button
          variant="primary"
          pending={isBusy}
          disabled={chosen.length === 0 || !isFit}
          onClick={() => setAsks(true)}
        >
          {chosen.length < 2 ? 'Publish' : `Publish with ${chosen.length} accounts`}
        </Button>
      </div>
      <AlertDialog
        open={asks}
        onOpenChange={setAsks}
        title={`Publish version ${approval?.approvedNumber ?? ''} now?`}
        description={`With ${chosen.map(({ channel }) => channel.name).join(', ')}. ${isDrill ? 'This is a drill: nothing leaves.' : 'Everybody can read it.'}`}
        confirm="Publish now"
        onConfirm={() => void publish.now().then((done) => done && setChoices({}))}
      />
    </section>
  )
}

interface Publishing {
  chosen: readonly PublishPlace[]
  choiceOf: (id: string) => Choice
  despite: boolean
}

/** Hands it over; what a network would refuse is told at its account. */
function usePublish({ id, approvals }: Statement, { chosen, choiceOf, despite }: Publishing) {
  const { run, isBusy } = useStatement()
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({})
  const now = async (): Promise<boolean> => {
    setRefusals({})
    const posts = chosen.map(({ channel, fields }) => {
      const { language, fields: given } = choiceOf(channel.id)
      const initial = Object.fromEntries(fields.map(({ name, initial: value }) => [name, value]))
      return { channelId: channel.id, language, fields: { ...initial, ...given } }
    })
    const input = { approvalId: approvals[0]?.id ?? '', posts, despiteHold: despite }
    const published = await run(
      (client) => client.publish(id, input),
      (error) => {
        if (!isProblem(error, 'post.refused')) return false
        const told = error.errors.flatMap(({ path, message }): [string, string][] => {
          const channelId = posts[Number(path.split('.')[1])]?.channelId
          return channelId === undefined ? [] : [[channelId, message]]
        })
        setRefusals(Object.fromEntries(told))
        toast.error('Nothing was published yet')
        return true
      },
    )
    if (published !== null) toast.success('On its way')
    return published !== null
  }
  return { now, refusals, isBusy }
}

interface HoldNoteProps {
  chosen: readonly PublishPlace[]
  despite: boolean
  onDespite: (despite: boolean) => void
}

/** That a switch holds what is chosen, and the way past it for those who may work it. */
function HoldNote({ chosen, despite, onDespite }: HoldNoteProps) {
  const { workspace, can } = useSession()
  const standing = useQuery(standingHoldsQuery(workspace.id)).data ?? []
  const holds = standing.filter(({ brand }) =>
    chosen.some(({ brandId }) => brand === null || brand.id === brandId),
  )
  if (holds.length === 0) return null
  return (
    <Callout tone="danger" className="mt-3" title="Sending is held there">
      <p>
        {holds.map(({ reason, placedBy }) => `${reason} (${placedBy})`).join('; ')}. What you publish waits
        until it is lifted.
      </p>
      {can('outbound:hold') ? (
        <CheckboxField
          label="Let this statement pass: it is approved"
          checked={despite}
          onCheckedChange={(checked) => onDespite(checked === true)}
        />
      ) : null}
    </Callout>
  )
}

function howOut({ publications, approvals }: Statement, channelId: string, language: string) {
  const found = publications.find(
    (one) => one.approvalId === approvals[0]?.id && one.channel.id === channelId && one.language === language,
  )
  if (found === undefined) return null
  return found.sentAt === null ? 'asked' : 'said'
}

import { type Digest, type DigestContent, mentionsWords, negativeWords } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { BellOff, ExternalLink } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Callout } from '#components/callout.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page, Section } from '#components/page.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { digestQuery } from '#lib/digests/digests.query.ts'
import { incidentStateWords } from '#lib/incidents/incident-words.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { webUrl } from '#lib/web-url.ts'
import { spanWords, summaryWords } from './digest-words.ts'

/** One digest, with ways to all that it tells of. */
export function DigestPage() {
  const { digestId } = useParams({ from: '/_app/alerts/digests/$digestId' })
  const { workspace } = useSession()
  return (
    <Loaded query={useQuery(digestQuery(workspace.id, digestId))} what="this digest">
      {(digest) => <OpenDigest digest={digest} />}
    </Loaded>
  )
}

function OpenDigest({ digest }: { digest: Digest }) {
  const { content, mail, error, periods, timeZone } = digest
  return (
    <Page
      title={spanWords(digest)}
      back={{ to: '/alerts/digests', label: 'Your digests' }}
      description={`${summaryWords(digest)} (${timeZone.replaceAll('_', ' ')})`}
    >
      {mail === 'failed' || mail === 'uncertain' ? (
        <Callout tone="warning" className="mb-6">
          {mail === 'failed' ? 'The mail could not be sent' : 'Whether the mail left cannot be told'}
          {error === null ? '.' : `: ${error}`}
        </Callout>
      ) : null}
      {periods > 1 ? (
        <Callout tone="info" className="mb-6">
          {periods} periods at once: those before could not be told of in time.
        </Callout>
      ) : null}
      <Incidents incidents={content.incidents} />
      <Alerts alerts={content.alerts} />
      <Said monitors={content.monitors} />
      <Terms terms={content.terms} />
      <Mentions mentions={content.mentions} />
    </Page>
  )
}

const list = '-my-2 divide-y divide-border'

function Incidents({ incidents }: Pick<DigestContent, 'incidents'>) {
  if (incidents.length === 0) return null
  return (
    <Section title="Incidents" description="As they stood then.">
      <ul className={list}>
        {incidents.map(({ id, number, title, state, severity }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <Link
              to="/incidents/$incidentId"
              params={{ incidentId: id }}
              className="min-w-0 flex-1 basis-60 font-medium break-words hover:underline"
            >
              #{number} {title}
            </Link>
            <span className="text-sm text-muted">{incidentStateWords[state]}</span>
            <SeverityBadge severity={severity} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Alerts({ alerts }: Pick<DigestContent, 'alerts'>) {
  if (alerts.length === 0) return null
  return (
    <Section title="Alerts found">
      <ul className={list}>
        {alerts.map(({ id, title, severity, at, muted }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <Link
              to="/alerts/found/$alertId"
              params={{ alertId: id }}
              className="min-w-0 flex-1 basis-60 font-medium break-words hover:underline"
            >
              {title}
            </Link>
            {muted === true ? (
              <Badge>
                <BellOff aria-hidden /> Muted: nobody was told
              </Badge>
            ) : null}
            <time dateTime={at} className="text-sm text-muted tabular">
              {exactTime(at)}
            </time>
            <SeverityBadge severity={severity} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Said({ monitors }: Pick<DigestContent, 'monitors'>) {
  if (monitors.length === 0) return null
  return (
    <Section title="What was said" description="Compared with as long a time before.">
      <ul className={list}>
        {monitors.map((one) => (
          <li key={one.monitor.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2">
            <Link
              to="/analytics"
              search={{ monitorId: one.monitor.id }}
              className="min-w-0 flex-1 basis-40 font-medium break-words hover:underline"
            >
              {one.monitor.name}
            </Link>
            <span className="basis-44 text-sm tabular">{mentionsWords(one)}</span>
            <span className="basis-48 text-sm text-muted tabular">{negativeWords(one)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Terms({ terms }: Pick<DigestContent, 'terms'>) {
  if (terms.length === 0) return null
  return (
    <Section title="Rising words">
      <ul className={list}>
        {terms.map(({ term, texts, before, monitor }) => (
          <li key={`${monitor.id} ${term}`} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <span className="min-w-0 flex-1 basis-40 font-medium break-words">{term}</span>
            <span className="text-sm text-muted tabular">
              in {texts} texts, {before} before
            </span>
            <span className="text-sm text-muted">{monitor.name}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Mentions({ mentions }: Pick<DigestContent, 'mentions'>) {
  if (mentions.length === 0) return null
  return (
    <Section title="Said by those whom most follow">
      <ul className={list}>
        {mentions.map(({ id, author, text, channel, followers, sentAt, url }) => {
          const href = webUrl(url)
          return (
            <li key={id} className="py-2">
              <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
                <span className="font-medium break-words text-foreground">{author}</span>
                <span>{followers.toLocaleString()} followers</span>
                <span>{channel}</span>
                <time dateTime={sentAt} className="ml-auto tabular">
                  {exactTime(sentAt)}
                </time>
              </p>
              <p className="mt-1 break-words whitespace-pre-line">{text}</p>
              {href === null ? null : (
                <a
                  href={href}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex items-center gap-1 text-sm text-accent hover:underline"
                >
                  At the network <ExternalLink className="size-3" />
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

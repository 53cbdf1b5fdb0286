import type { PublishPlace } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Megaphone } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { HoldBanner } from '#components/hold-banner.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { judgePost } from '#lib/posts/judge-post.ts'
import { publishTermsQuery } from '#lib/queries/posts.query.ts'
import { useSession } from '#lib/session.ts'
import { AccountChoice } from './account-choice.tsx'
import { AccountPost } from './account-post.tsx'
import { onSendKey } from './on-send-key.ts'
import { PostText } from './post-text.tsx'
import { PublishButton } from './publish-button.tsx'
import { usePostDraft } from './use-post-draft.ts'
import { usePublish } from './use-publish.ts'

/** One text for one account or several, each as its network wants it. */
export function NewPostPage() {
  const { workspace } = useSession()
  const query = useQuery(publishTermsQuery(workspace.id))
  return (
    <Page title="New post" back={{ to: '/posts', label: 'Back to the posts' }}>
      <HoldBanner className="mb-4" />
      <Loaded query={query} what="the accounts" empty={<NoAccount />}>
        {(places) => <Editor places={places} />}
      </Loaded>
    </Page>
  )
}

function Editor({ places }: { places: readonly PublishPlace[] }) {
  const post = usePostDraft()
  const { draft, files } = post
  const publishing = usePublish(post)
  const chosen = places.filter(({ channel }) => draft.chosen.includes(channel.id))
  const judged = chosen.map((place) => {
    const text = draft.words[place.channel.id] ?? draft.text
    const fields = draft.fields[place.channel.id] ?? {}
    return { place, text, fields, ...judgePost(place, { text, fields, files: files.length }) }
  })
  const isReady =
    judged.length > 0 &&
    judged.every(({ problems }) => problems.length === 0) &&
    files.every(({ id }) => id !== null)
  const edit: typeof post.edit = (change) => {
    publishing.forgetRefusals()
    post.edit(change)
  }
  const choose = (ids: readonly string[]) =>
    edit({
      chosen: [...ids],
      fields: { ...initialFields(places, ids), ...draft.fields },
    })
  const isLocked = publishing.isSending
  const publish = (at: Date | null) => isReady && !isLocked && publishing.publish(at)
  const onKeyDown = onSendKey(() => publish(null))
  return (
    <fieldset disabled={isLocked} className="min-w-0 space-y-6">
      {publishing.isWaiting ? (
        <Callout tone="warning" title="Waiting for the server">
          It is asked again by itself, and the post is published once.
        </Callout>
      ) : null}
      <AccountChoice places={places} chosen={draft.chosen} onChoose={choose} />
      <PostText post={{ ...post, edit }} onKeyDown={onKeyDown} />
      {judged.map((one) => (
        <AccountPost
          key={one.place.channel.id}
          {...one}
          files={files}
          onKeyDown={onKeyDown}
          refusal={publishing.refusals[one.place.channel.id] ?? null}
          ownWords={draft.words[one.place.channel.id] ?? null}
          onWords={(text) => edit({ words: withKey(draft.words, one.place.channel.id, text) })}
          onField={(name, value) =>
            edit({
              fields: { ...draft.fields, [one.place.channel.id]: { ...one.fields, [name]: value } },
            })
          }
        />
      ))}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <span className="mr-auto text-sm text-muted">
          {judged.length === 0
            ? 'Choose the accounts that shall say it.'
            : 'Kept in this browser until it is published.'}
        </span>
        <PublishButton
          disabled={!isReady || isLocked}
          isSending={isLocked}
          count={judged.length}
          onPublish={publish}
        />
      </div>
    </fieldset>
  )
}

function withKey(
  record: Readonly<Record<string, string>>,
  key: string,
  value: string | null,
): Record<string, string> {
  const { [key]: _former, ...rest } = record
  return value === null ? rest : { ...rest, [key]: value }
}

const initialFields = (places: readonly PublishPlace[], ids: readonly string[]) =>
  Object.fromEntries(
    places.flatMap(({ channel, fields }) =>
      ids.includes(channel.id)
        ? [[channel.id, Object.fromEntries(fields.map(({ name, initial }) => [name, initial]))]]
        : [],
    ),
  )

function NoAccount() {
  const { can } = useSession()
  return (
    <EmptyState
      icon={Megaphone}
      title="No account can publish"
      action={
        can('channel:write') ? (
          <Button asChild variant="primary">
            <Link to="/settings/channels/new">Connect an account</Link>
          </Button>
        ) : null
      }
    >
      Posts leave by accounts of X, Bluesky, Mastodon, Reddit and Lemmy, and into channels of Telegram, Slack
      and Discord.
    </EmptyState>
  )
}

import type { Conversation } from '@hubbub/contracts'
import type { ReactNode } from 'react'
import { Callout } from '#components/callout.tsx'
import { HoldBanner } from '#components/hold-banner.tsx'
import { useSession } from '#lib/session.ts'
import { useBlockContact } from '../actions/use-block-contact.ts'
import { useChangeConversation } from '../actions/use-change-conversation.ts'
import type { Banner } from './banner-rules.ts'

export interface BannersProps {
  banners: readonly Banner[]
  conversation: Conversation
  /** Variables that are still to be filled in. */
  open: readonly string[]
  onSendAnyway: () => void
}

/** What one must know before answering, above the text. */
export function Banners(props: BannersProps) {
  return (
    <>
      <HoldBanner brandId={props.conversation.brand.id} className="mb-2" />
      <OwnBanners {...props} />
    </>
  )
}

function OwnBanners({ banners, conversation, open, onSendAnyway }: BannersProps) {
  if (banners.length === 0 && open.length === 0) return null
  return (
    <div className="mb-2 space-y-1.5">
      {open.length > 0 ? (
        <Callout tone="warning" action={<Act onClick={onSendAnyway}>Send anyway</Act>}>
          Fill in {open.map((name) => `{{${name}}}`).join(', ')} before you send.
        </Callout>
      ) : null}
      {banners.map((banner) => (
        <BannerLine key={banner.kind} banner={banner} conversation={conversation} />
      ))}
    </div>
  )
}

function BannerLine({ banner, conversation }: { banner: Banner; conversation: Conversation }) {
  switch (banner.kind) {
    case 'forbidden':
      return <Callout>Your role lets you read this, but not answer.</Callout>
    case 'disconnected':
      return (
        <Callout tone="warning">
          {banner.channel} is switched off, so nothing can be sent from it. You can still leave a private
          note.
        </Callout>
      )
    case 'blocked':
      return <BlockedBanner contactId={conversation.contact.id} name={banner.contact} />
    case 'failing':
      return (
        <Callout tone="warning">
          {banner.channel} has trouble; your reply waits until it works again.
          {banner.error ? <span className="mt-0.5 block font-mono text-xs">{banner.error}</span> : null}
        </Callout>
      )
    case 'typing':
      return <Callout tone="warning">{banner.names.join(', ')} is answering right now.</Callout>
    case 'not-yours':
      return <NotYoursBanner assignee={banner.assignee} conversation={conversation} />
  }
}

function BlockedBanner({ contactId, name }: { contactId: string; name: string }) {
  const { can } = useSession()
  const block = useBlockContact(contactId)
  return (
    <Callout tone="warning" action={can('contact:write') ? <Act onClick={block.toggle}>Unblock</Act> : null}>
      {name} is blocked, so nothing can be sent to them.
    </Callout>
  )
}

function NotYoursBanner({ assignee, conversation }: { assignee: string | null; conversation: Conversation }) {
  const { member } = useSession()
  const change = useChangeConversation()
  return (
    <Callout
      action={
        <Act onClick={() => change({ conversation, change: { assigneeId: member.id } })}>Assign to me</Act>
      }
    >
      {assignee === null ? 'Nobody has taken this on yet.' : `This is assigned to ${assignee}.`}
    </Callout>
  )
}

const Act = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <button
    type="button"
    onClick={onClick}
    className="shrink-0 rounded-sm font-semibold underline underline-offset-2 hover:no-underline"
  >
    {children}
  </button>
)

import { ExternalLink } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Dialog, DialogContent } from '#components/dialog.tsx'
import { webUrl } from '#lib/web-url.ts'
import type { Answerable, OpenMention, Refusal } from './use-open-mention.ts'

const wayWords = { public: 'In public', direct: 'As a direct message' } as const

const urlOf = (mention: Answerable) => ('url' in mention ? mention.url : mention.post?.url)

const otherWords = { public: 'Answer in public', direct: 'Write a direct message' } as const

/** Why nothing can be sent from here, and what one can do instead. */
export function RefusalDialog({ opening }: { opening: OpenMention }) {
  const { refusal, dismiss } = opening
  return (
    <Dialog open={refusal !== null} onOpenChange={(open) => !open && dismiss()}>
      {refusal === null ? null : <Refused refusal={refusal} opening={opening} />}
    </Dialog>
  )
}

function Refused({ refusal: { mention, terms }, opening }: { refusal: Refusal; opening: OpenMention }) {
  const url = webUrl(terms.openUrl ?? urlOf(mention))
  const other = terms.ways.find((way) => way.can)
  const reasons = terms.ways.flatMap(({ audience, why }) => (why === null ? [] : [{ audience, why }]))
  return (
    <DialogContent
      title="This cannot be answered from here"
      description={`What ${mention.author.name} wrote stays as it is.`}
      footer={
        <>
          {other === undefined ? null : (
            <Button
              onClick={() => {
                opening.dismiss()
                opening.answerAnyway(mention)
              }}
            >
              {otherWords[other.audience]}
            </Button>
          )}
          <Button
            onClick={() => {
              opening.dismiss()
              opening.openInInbox(mention)
            }}
          >
            Open in the inbox
          </Button>
          {url === null ? null : (
            <Button asChild variant="primary">
              <a href={url} target="_blank" rel="noopener noreferrer">
                Open on the network <ExternalLink aria-hidden />
              </a>
            </Button>
          )}
        </>
      }
    >
      {reasons.length === 0 ? (
        <p>“{mention.channel.name}” only listens: nothing can be sent through it.</p>
      ) : (
        <dl className="space-y-2">
          {reasons.map(({ audience, why }) => (
            <div key={audience}>
              <dt className="text-sm font-medium text-muted">{wayWords[audience]}</dt>
              <dd className="text-pretty">{why}</dd>
            </div>
          ))}
        </dl>
      )}
    </DialogContent>
  )
}

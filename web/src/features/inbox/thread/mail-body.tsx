import type { Message, SentimentTerm } from '@hubbub/contracts'
import { useState } from 'react'
import { HtmlFrame } from './html-frame.tsx'
import { PlainText } from '#components/plain-text.tsx'
import { QuoteButton } from './quote-button.tsx'
import { splitQuote } from '#lib/text-parts.ts'

export interface MailBodyProps {
  message: Message
  /** Words to mark; only plain text can show them. */
  terms: readonly SentimentTerm[]
}

export function MailBody({ message, terms }: MailBodyProps) {
  if (message.hasHtml && terms.length === 0) return <HtmlFrame message={message} />
  return <TextBody message={message} terms={terms} />
}

function TextBody({ message, terms }: MailBodyProps) {
  const [showsQuote, setShowsQuote] = useState(false)
  const { fresh, quoted } = splitQuote(message.text, message.trimmedText)
  return (
    <>
      {fresh.trim() === '' ? (
        <p className="text-muted italic">No text</p>
      ) : (
        <PlainText text={fresh} terms={terms} />
      )}
      {quoted === null ? null : (
        <>
          <QuoteButton shown={showsQuote} onToggle={() => setShowsQuote(!showsQuote)} />
          {showsQuote ? (
            <div className="mt-1.5 border-l-2 border-border-strong pl-3 text-muted">
              <PlainText text={quoted} />
            </div>
          ) : null}
        </>
      )}
    </>
  )
}

import type { MailHeaders } from './mail-headers.ts'

/** Subjects that mailers put before an absence note when they set no header. */
const absenceSubject =
  /^\s*(automatic reply|auto(matische)? antwort|automatische antwort|abwesenheits?notiz|out of (the )?office|réponse automatique|absence du bureau|respuesta automática|risposta automatica|automatisch antwoord)\b/i

/**
 * A mail that a machine wrote by itself: RFC 3834 and what mailers did before and beside it. Delivery reports count.
 */
export function isAutoSubmitted(headers: MailHeaders, subject: string | null): boolean {
  const autoSubmitted = headers.first('auto-submitted')?.toLowerCase()
  if (autoSubmitted !== undefined && !/^no\b/.test(autoSubmitted)) return true
  if (headers.all('precedence').some((value) => /auto[-_]?reply/i.test(value))) return true
  if (/\ball\b/i.test(headers.first('x-auto-response-suppress') ?? '')) return true
  if (
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from', 'x-failed-recipients'].some(
      headers.has,
    )
  )
    return true
  if (isDeliveryReport(headers)) return true
  return subject !== null && absenceSubject.test(subject)
}

/** A delivery or disposition report (RFC 3464, RFC 8098), or what a mail system sends from the empty address. */
export function isDeliveryReport(headers: MailHeaders): boolean {
  if (/^multipart\/report\b/i.test(headers.first('content-type') ?? '')) return true
  const returnPath = headers.first('return-path')
  const machine = /\b(mailer-daemon|postmaster)\b/i.test(headers.first('from') ?? '')
  return machine && (returnPath === undefined || /^<\s*>$/.test(returnPath))
}

export function isBulk(headers: MailHeaders): boolean {
  if (['list-id', 'list-post', 'list-unsubscribe'].some(headers.has)) return true
  return headers.all('precedence').some((value) => /^(bulk|list|junk)\b/i.test(value))
}

/** A mail of the product itself. */
export interface OwnMail {
  to: string
  name: string
  subject: string
  text: string
  /** The same, set. */
  html?: string
  messageId: string
  attachments: { filename: string; contentType: string; content: Uint8Array }[]
}

/** The way out to people by mail, of one workspace. In a drill nothing leaves by it. */
export interface MailOutlet {
  send(mail: OwnMail): Promise<void>
  /** `maybe`: it may have left; `later`: it has not, and may be tried again. */
  judge(error: unknown): { message: string; is: 'refused' | 'later' | 'maybe' }
  /** The address of a page of the product; null where it has none. */
  page(path: string): string | null
}

/** What the mail server shall do wrong; `times` counts down, without it the rule stays until it is undone. */
export type MailFailure = { times?: number } & (
  | { on: 'connect'; code: number; message: string }
  | { on: 'auth'; code: number; message: string }
  | { on: 'recipient'; address: string; code: number; message: string }
  | { on: 'data'; code: number; message: string }
  /** Takes and delivers the mail, then cuts the connection before the client hears 250. */
  | { on: 'drop-before-reply' }
  /** Cuts the connection when the mail is in, and forgets the mail. */
  | { on: 'drop-and-lose' }
  | { on: 'delay'; ms: number }
  /** Takes and delivers the mail at once, and lets the client wait for its 250. */
  | { on: 'delay-reply'; ms: number }
  | { on: 'imap-login'; message: string }
  | { on: 'imap-connect' }
  /** Does not hand out the bytes of this mail: says NO to the whole command, or cuts the connection without a message. */
  | { on: 'imap-fetch'; uid: number; message: string | null }
)

export type MailFailures = ReturnType<typeof createMailFailures>

export function createMailFailures() {
  const rules = new Set<MailFailure>()

  return {
    /** @returns a function that undoes the rule. */
    add(rule: MailFailure): () => void {
      const own = { ...rule }
      rules.add(own)
      return () => void rules.delete(own)
    },

    /** The first rule for this moment, used up by one. */
    take<On extends MailFailure['on']>(
      on: On,
      at: { address?: string; uids?: (uid: number) => boolean } = {},
    ): Extract<MailFailure, { on: On }> | null {
      for (const rule of rules) {
        if (!applies(rule, on)) continue
        if ('address' in rule && rule.address.toLowerCase() !== at.address?.toLowerCase()) continue
        if ('uid' in rule && !at.uids?.(rule.uid)) continue
        if (rule.times !== undefined && --rule.times <= 0) rules.delete(rule)
        return rule
      }
      return null
    },
  }
}

function applies<On extends MailFailure['on']>(
  rule: MailFailure,
  on: On,
): rule is Extract<MailFailure, { on: On }> {
  return rule.on === on
}

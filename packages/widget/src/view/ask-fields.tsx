import type { ChatView } from '@hubbub/contracts'

/** What is asked before the first message. */
export function AskFields({ ask: { name, email } }: Pick<ChatView, 'ask'>) {
  if (name === 'off' && email === 'off') return null
  return (
    <div class="ask">
      {name !== 'off' && (
        <label>
          <span>Your name{optional(name)}</span>
          <input name="name" autocomplete="name" maxLength={120} required={name === 'required'} />
        </label>
      )}
      {email !== 'off' && (
        <label>
          <span>E-mail{optional(email)}</span>
          <input
            name="email"
            type="email"
            autocomplete="email"
            maxLength={254}
            required={email === 'required'}
          />
        </label>
      )}
    </div>
  )
}

const optional = (field: 'optional' | 'required') =>
  field === 'optional' && (
    <>
      {' '}
      <span class="optional">optional</span>
    </>
  )

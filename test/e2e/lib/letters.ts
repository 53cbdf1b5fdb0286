import type { MailServer } from '@hubbub/simulators'

type Letter = Extract<Parameters<MailServer['deliver']>[0], { subject?: unknown }>

export const mailbox = 'support@acme.example'

const html = `<style>p { color: #444 }</style><p>Hello, my <b>order</b> came with a dent. See the
<a href="https://shop.example/orders/1">order</a>.</p><img src="https://shop.example/pixel.gif" alt="">
<table><tr><td>Grinder</td><td>1 × 129.00</td></tr></table><blockquote type="cite">On Monday you wrote: thanks</blockquote>`

/** From plain to what mail programs make of it; the last one stands at the top of the list. */
export const letters: Letter[] = [
  letter('Ana Lima <ana@customer.example>', 'Opening hours', 'When are you open on Sundays?'),
  letter('Bo Larsen <bo@customer.example>', 'Thank you', 'What a wonderful machine, I love it. Thank you!'),
  letter('Cleo Ng <cleo@customer.example>', 'Invoice 2291', 'Please send the invoice again.'),
  letter('Dara Osei <dara@customer.example>', 'Wholesale', 'We are a small café and need ten kilos a week.'),
  letter(
    'Eli Voss <eli@customer.example>',
    '',
    `${'A very long word: Donaudampfschifffahrtsgesellschaft'.repeat(4)}`,
  ),
  {
    ...letter('Fay Quinn <fay@customer.example>', 'Dent in the housing', 'Hello, my order came with a dent.'),
    html,
    attachments: [{ filename: 'the receipt of the order that came with a dent.txt', content: 'one grinder' }],
  },
  letter(
    'Gil Sato <gil@customer.example>',
    'It does not start any more, and nobody has answered me for three days',
    'This is terrible. I am very angry and disappointed: the grinder broke after a day.',
  ),
]

function letter(from: string, subject: string, text: string): Letter {
  return { from, to: mailbox, subject, text }
}

/** How their mail program writes: plain text, HTML with a signature, or from a phone. */
export type MailStyle = 'plain' | 'html' | 'phone'

export interface Persona {
  name: string
  address: string
  style: MailStyle
  language: 'en' | 'de' | 'fr' | 'es'
  /** Below `-- `, or as an HTML block. */
  signature: string[]
}

/** Nobody of them exists; the domains end in a name that never will (RFC 2606). */
export const personas = {
  tom: persona('Tom Hadley', 'tom.hadley@mailbox.example', 'phone'),
  priya: persona('Priya Raman', 'priya.raman@studio-raman.example', 'html', [
    'Priya Raman',
    'Interior Designer, Studio Raman',
    '+44 20 7946 0112',
  ]),
  greg: persona('Greg Petersen', 'greg.petersen@inbox.example', 'plain'),
  sandra: persona('Sandra Kowalski', 'sandra@cornercafe.example', 'html', [
    'Sandra Kowalski',
    'Owner, The Corner Café',
    '14 Mill Street, Leeds',
  ]),
  liam: persona("Liam O'Connor", 'liam.oconnor@mailbox.example', 'plain', ['Liam']),
  yuki: persona('Yuki Tanaka', 'yuki.tanaka@inbox.example', 'plain', ['Yuki Tanaka']),
  beatrice: persona('Beatrice Holm', 'b.holm@fjordmail.example', 'html', ['Beatrice Holm', 'Bergen, Norway']),
  seun: persona('Oluwaseun Adeyemi', 'seun.adeyemi@adeyemi-partners.example', 'html', [
    'Oluwaseun Adeyemi',
    'Office Manager, Adeyemi & Partners',
  ]),
  fatima: persona('Fatima Haddad', 'fatima.haddad@inbox.example', 'phone'),
  nora: persona('Nora Lindqvist', 'nora.lindqvist@nordbo.example', 'html', [
    'Nora Lindqvist',
    'Nordbo Coworking',
  ]),
  derek: persona('Derek Vaughn', 'derek.vaughn@mailbox.example', 'plain', ['D. Vaughn']),
  anna: persona('Anna Berg', 'anna.berg@briefkasten.example', 'plain', ['Anna Berg'], 'de'),
  claire: persona('Claire Dubois', 'claire.dubois@courrier.example', 'html', ['Claire Dubois', 'Lyon'], 'fr'),
  miguel: persona('Miguel Ortega', 'miguel.ortega@correo.example', 'phone', [], 'es'),
  gazette: persona('The Barista Gazette', 'news@baristagazette.example', 'html'),
} as const satisfies Record<string, Persona>

export type PersonaId = keyof typeof personas

function persona(
  name: string,
  address: string,
  style: MailStyle,
  signature: string[] = [],
  language: Persona['language'] = 'en',
): Persona {
  return { name, address, style, language, signature }
}

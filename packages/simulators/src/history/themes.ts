export const brands = ['northwind', 'fjordbean', 'calderone'] as const
export type Brand = (typeof brands)[number]

/** What people talk about; `texts` by language, `{…}` is filled from `words`. */
export interface Theme {
  id: string
  brand: Brand
  texts: Partial<Record<'en' | 'de' | 'es' | 'fr', readonly [string, ...string[]]>>
}

/** Things that stand in for each other in what people say. */
export const words = {
  machine: ['Aurora 2', 'Aurora', 'Aurora Mini', 'espresso machine'],
  roast: ['Highland roast', 'Harbour blend', 'Winter roast', 'decaf', 'Yirgacheffe', 'house espresso'],
  place: [
    'at the office',
    'at home',
    'at my sister’s',
    'on the boat',
    'in the studio',
    'in the shop downstairs',
  ],
  when: [
    'this morning',
    'today',
    'last night',
    'since Monday',
    'this week',
    'right after breakfast',
    'again',
  ],
  person: ['my partner', 'my mum', 'a colleague', 'our neighbour', 'my flatmate', 'the whole team'],
  days: ['three days', 'four days', 'a week', 'nine days', 'two weeks'],
  money: ['12', '15', '18', '20', '25'],
  town: ['Leeds', 'Bristol', 'Rotterdam', 'Hamburg', 'Lyon', 'Aarhus', 'Porto', 'Turin', 'Vienna', 'Cork'],
  taste: ['chocolate and cherries', 'toast and honey', 'plums', 'hazelnut', 'oranges', 'caramel'],
  other: ['my old grinder', 'the supermarket stuff', 'the place round the corner', 'instant', 'pods'],
} as const satisfies Record<string, readonly [string, ...string[]]>

/** Every day, of each brand. */
export const everyday: readonly Theme[] = [
  {
    id: 'taste',
    brand: 'northwind',
    texts: {
      en: [
        'The {roast} from Northwind tastes of {taste}. I could drink this all day.',
        'Northwind {roast} {when}, and for once I was awake before the meeting. Lovely coffee.',
        '{person} gave me a bag of Northwind {roast}. Better than {other} by miles.',
        'Is it just me or is the new Northwind {roast} a bit darker than before? Still good.',
        'Opened the Northwind {roast} {place}. Smells amazing, {taste} all over.',
        'Northwind’s {roast} is fine, but I expected more for the price.',
      ],
      de: [
        'Der Kaffee von Northwind schmeckt großartig, {place} trinken wir nichts anderes mehr.',
        'Northwind {roast} heute zum ersten Mal probiert: richtig lecker, sehr zu empfehlen.',
        'Der {roast} von Northwind ist mir zu bitter, schade um das Geld.',
      ],
      es: [
        'El café de Northwind me encanta, sobre todo el {roast}. Muy recomendable.',
        'Probé el {roast} de Northwind y está buenísimo.',
      ],
      fr: [
        'Le café de Northwind est excellent, surtout le {roast}.',
        'Très bon {roast} de Northwind, merci pour le conseil !',
      ],
    },
  },
  {
    id: 'machine',
    brand: 'northwind',
    texts: {
      en: [
        'Two weeks with the Northwind {machine} {place}: quiet, quick, and the milk is silky.',
        'The Northwind {machine} heats up in under a minute. Did not expect that, love it.',
        'How often do you descale your Northwind {machine}? The manual says monthly.',
        'My Northwind {machine} drips a little {when}. Anybody else?',
        'Thinking about the Northwind {machine} for {town}. Worth the money?',
        'The grinder of my Northwind {machine} is so loud that {person} wakes up. Annoying.',
        'Cleaned the Northwind {machine} {when}, works like new. Good to see spare parts for an old model.',
      ],
      de: [
        'Die {machine} von Northwind ist nach zwei Jahren immer noch super, klare Empfehlung.',
        'Weiß jemand, wie man bei der Northwind {machine} die Mühle reinigt?',
      ],
      es: ['¿Alguien tiene la {machine} de Northwind? ¿Merece la pena?'],
      fr: ['Ma {machine} Northwind fait un bruit bizarre, quelqu’un connaît ça ?'],
    },
  },
  {
    id: 'delivery',
    brand: 'northwind',
    texts: {
      en: [
        'Ordered from Northwind on Sunday, it was {place} on Tuesday. Impressed.',
        'My Northwind parcel has been stuck in {town} for {days}. Not happy.',
        'Northwind sent the wrong grind size, but the replacement came overnight. Good service.',
        'Does Northwind ship to {town}? I cannot find it on the page.',
        'Northwind subscription arrived {when}, a day early. Thank you!',
        'Waiting {days} for a Northwind refund now. Hello?',
      ],
      de: ['Northwind liefert schnell, gestern bestellt und heute da. Danke!'],
      es: ['Mi pedido de Northwind llegó tarde otra vez, qué decepción.'],
    },
  },
  {
    id: 'taste',
    brand: 'fjordbean',
    texts: {
      en: [
        'Fjordbean’s {roast} {when}. Clean, bright, {taste}.',
        'Switched from {other} to Fjordbean and I am not going back.',
        'Fjordbean is decent, but the bags are hard to close.',
        'Had a flat white at the Fjordbean bar in {town}. Really nice people.',
        'Is the Fjordbean app down again? It does not load {when}.',
        'The Fjordbean capsule machine leaks. Second one. Terrible.',
      ],
      de: [
        'Fjordbean schmeckt mir besser als erwartet, guter Kaffee.',
        'Die App von Fjordbean stürzt ständig ab, nervig.',
      ],
      fr: ['Fjordbean ouvre à {town}, j’ai hâte !'],
    },
  },
  {
    id: 'taste',
    brand: 'calderone',
    texts: {
      en: [
        'Calderone espresso {place}: like Turin, but with rain.',
        'Calderone’s new tins look great, and the coffee is good, too.',
        'Why is Calderone so hard to get in {town}?',
        'The Calderone lever machine is beautiful and far too expensive.',
        'Calderone cancelled my order without a word. Poor.',
        '{person} swears by Calderone. I get it now.',
      ],
      es: ['Calderone tiene un espresso espectacular.', 'El servicio de Calderone es lento, muy lento.'],
      fr: ['Le service de Calderone est vraiment lent, dommage.'],
    },
  },
]

/** What made days of this month unlike others. */
export const firmware: Theme = {
  id: 'firmware',
  brand: 'northwind',
  texts: {
    en: [
      'Northwind update 2.1 killed my {machine}. It stops in the middle of brewing and blinks red. Useless.',
      'After the firmware update my Northwind {machine} does not heat any more. {person} is furious.',
      'Do NOT install update 2.1 on your Northwind {machine}. Mine is a very expensive brick now.',
      'Northwind support says “we are aware”. Great. I still have no coffee {when}.',
      'Second {machine} in the office bricked by the Northwind update. This is a disaster.',
      'The Northwind update ruined my morning: error E41, no water, no answer from support.',
      'How can Northwind ship an update that breaks the {machine}? Angry, and I want my money back.',
      'Error E41 on the Northwind {machine} since the update. Anyone found a way back to 2.0?',
      'Unacceptable, Northwind. An update over night, a broken machine {when}, and {days} until a technician comes.',
      'Thinking of returning my Northwind {machine}. After update 2.1 it only leaks and beeps.',
    ],
    de: [
      'Seit dem Update 2.1 ist meine Northwind {machine} kaputt. Fehler E41, nichts geht mehr. Eine Frechheit.',
      'Northwind hat mit dem Update meine Maschine zerstört und der Support antwortet nicht. Unfassbar schlecht.',
    ],
    es: ['La actualización 2.1 de Northwind ha roto mi cafetera. Error E41, un desastre.'],
    fr: ['La mise à jour 2.1 de Northwind a cassé ma machine. Erreur E41, c’est nul.'],
  },
}
export const firmwareLoud: readonly [string, ...string[]] = [
  'I have reviewed coffee machines for ten years and never seen this: the Northwind update 2.1 bricks the Aurora. Error E41, no way back. Do not update.',
  'Northwind’s silence about error E41 is worse than the bug. Thousands of kitchens without coffee, and not one public word.',
]
export const firmwareMended: Theme = {
  id: 'firmware-mended',
  brand: 'northwind',
  texts: {
    en: [
      'Northwind update 2.1.1 brought my {machine} back. Finally. Thank you to whoever answered me.',
      'Credit where it is due: Northwind fixed error E41 and sent a bag of {roast} as an apology.',
      'The {machine} works again after 2.1.1. Northwind, please test before you ship next time.',
      'Still error E41 after 2.1.1 on my Northwind {machine}. Not fixed for everybody.',
    ],
    de: ['Mit 2.1.1 läuft die Northwind {machine} wieder. Danke, das ging am Ende schnell.'],
  },
}
export const highland: Theme = {
  id: 'highland',
  brand: 'northwind',
  texts: {
    en: [
      'Northwind’s Highland roast is back! Ordered three bags.',
      'If you like {taste}, get the Northwind Highland roast while it is there. Fantastic.',
      'The Highland roast tasting at Northwind in {town} was a delight.',
      'Northwind Highland roast sold out in {town} already? Sad.',
    ],
    de: ['Der Highland roast von Northwind ist wieder da, herrlich!'],
  },
}
export const priceRise: Theme = {
  id: 'price-rise',
  brand: 'fjordbean',
  texts: {
    en: [
      'Fjordbean raises its prices by {money} per cent. Greedy, I cancel.',
      'Another price rise at Fjordbean, and the bags get smaller. Disappointing.',
      'Fjordbean: {money} % more for the same coffee. No thanks, {other} will do.',
      'I understand that beans cost more, but the way Fjordbean told us is awful.',
    ],
    de: ['Fjordbean wird {money} Prozent teurer. Das ist unverschämt.'],
    fr: ['Fjordbean augmente ses prix de {money} %, c’est honteux.'],
  },
}
export const award: Theme = {
  id: 'award',
  brand: 'calderone',
  texts: {
    en: [
      'Congratulations to Calderone, roaster of the year! Well deserved.',
      'Calderone wins roaster of the year. So happy for them, great coffee.',
      'Roaster of the year is Calderone. Tasted it in {town}: {taste}, wonderful.',
    ],
    es: ['¡Enhorabuena a Calderone, tostador del año!'],
  },
}
export const compared: Theme = {
  id: 'compared',
  brand: 'northwind',
  texts: {
    en: [
      'Northwind or Fjordbean for a beginner {place}? I like {taste}.',
      'Tried Northwind, Fjordbean and Calderone blind with {person}. Northwind won, Calderone a close second.',
      'Moving from Northwind to Calderone after {days} without an answer. Sorry.',
    ],
  },
}

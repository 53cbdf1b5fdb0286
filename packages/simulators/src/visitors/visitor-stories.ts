/** What one visitor of a page says in its chat, and how they go on. */
export interface VisitorStory {
  id: string
  /** Null where they do not say it; then they are known by a number alone. */
  name: string | null
  email: string | null
  /** The page of the shop on which they write, by its path. */
  page: string
  opening: string
  /** What they say to the first, second, … answer. After the last they are content and leave. */
  answers: readonly string[]
  /** They leave as soon as they have written: an answer finds them by mail, and this is what they answer to it. */
  byMail?: string
}

/** Questions, complaints and thanks of people who are just there. */
export const visitorStories: readonly VisitorStory[] = [
  {
    id: 'harbour',
    name: 'Nora Lindqvist',
    email: null,
    page: '/shop/beans',
    opening: 'Hi! Which beans would you take for a moka pot?',
    answers: ['And is that one in stock as a kilo?', 'Great, I have ordered it. Thank you!'],
  },
  {
    id: 'checkout',
    name: 'Sam Whitaker',
    email: 'sam.whitaker@visitors.example',
    page: '/checkout',
    opening: 'The checkout keeps refusing my card. I tried three times now, this is really annoying.',
    answers: ['It says “declined by issuer”.', 'With the other card it worked. Thanks for staying with me.'],
  },
  {
    id: 'gift',
    name: 'Ilse Brandt',
    email: 'ilse.brandt@visitors.example',
    page: '/shop/gifts',
    opening: 'Can you put a handwritten card into a parcel? It is for my father, and I have to run now.',
    answers: [],
    byMail: 'That is lovely. Please write “Happy birthday, Papa”. I have just placed the order.',
  },
  {
    id: 'silent',
    name: null,
    email: null,
    page: '/shipping',
    opening: 'do you ship to switzerland',
    answers: ['ok thanks'],
  },
  {
    id: 'aurora',
    name: 'Dev Malhotra',
    email: 'dev.malhotra@visitors.example',
    page: '/machines/aurora-2',
    opening: 'Does the Aurora 2 fit below a shelf of 38 cm? I cannot find its height anywhere.',
    answers: ['With the bean hopper on?', 'Perfect, that is what I wanted to hear.'],
  },
  {
    id: 'subscription',
    name: 'Carla Monti',
    email: 'carla.monti@visitors.example',
    page: '/account/subscription',
    opening: 'I paused my subscription and was charged anyway. Please sort this out, I am not amused.',
    answers: [],
    byMail: 'Thank you. I see the refund on my account.',
  },
  {
    id: 'grind',
    name: 'Yusuf Demir',
    email: null,
    page: '/shop/beans',
    opening: 'How fine do I have to grind for a V60?',
    answers: ['Thank you, that tastes so much better already!'],
  },
  {
    id: 'course',
    name: 'Ruth Adeyemi',
    email: 'ruth.adeyemi@visitors.example',
    page: '/courses',
    opening: 'Is there still a place in the latte art course on Saturday?',
    answers: ['Then two, please, for my sister and me.', 'We are looking forward to it!'],
  },
]

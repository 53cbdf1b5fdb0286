import type { Story } from '../story.ts'

export const questionStories: Story[] = [
  {
    id: 'wholesale',
    persona: 'sandra',
    subject: 'Wholesale prices for a small café',
    opening: {
      text: 'Hi,\n\nI run a café with about 120 covers a day and our roaster is retiring. Your Ethiopian was a hit with the staff. Could you send me your wholesale prices from 20 kg a month, and tell me whether you train baristas?\n\nThanks,\nSandra',
      enclose: 'inline-photo',
    },
    answers: [
      'Thank you, that is in the range I hoped for. Could we have a sample of the decaf as well? Half our afternoon trade is decaf.',
      'Lovely. Let us start with 20 kg on the first of the month. Very happy to work with you.',
    ],
    reminders: [
      'Hello, following up on wholesale prices. I have to decide by the end of the week, so a short note would help.',
      'I have gone ahead with another roaster for now as I did not hear from you. A pity, the coffee was great.',
    ],
  },
  {
    id: 'office-machine',
    persona: 'seun',
    subject: 'Machine for an office of forty',
    opening:
      'Good afternoon,\n\nWe are moving to a larger office in spring and are looking for one or two machines for about forty people, with a service contract. Which of your models would you recommend, and do you rent as well as sell?\n\nBest regards,\nSeun Adeyemi',
    answers: [
      'Thank you. Renting looks sensible. Could you put two machines and the monthly service into an offer? Our VAT number is GB 123 4567 89.',
      'Received with thanks. I shall put it to the partners on Monday; it looks good.',
    ],
    reminders: [
      'Good afternoon, may I ask whether you had time to look at my question about office machines?',
    ],
  },
  {
    id: 'allergens',
    persona: 'beatrice',
    subject: 'Is the hazelnut flavour nut free?',
    opening:
      'Hello,\n\nMy son has a severe nut allergy. Does the hazelnut syrup contain real nuts, and is it filled on the same line as the almond one? I could not find it on the label.\n\nBeatrice',
    answers: [
      'Thank you for checking with production. I will keep it out of the house then. Is the vanilla one safe?',
      'That is good to know. Thank you for taking it seriously.',
    ],
    reminders: [
      'I would be grateful for an answer about the allergens. I have put the bottle away until I know.',
    ],
  },
  {
    id: 'praise',
    persona: 'yuki',
    subject: 'Thank you',
    opening:
      'Hello,\n\nI only want to say thank you. The new filter roast is the best coffee I have had since I left Kyoto. Please tell the person who roasted it. The handwritten note in the box made my day.\n\nYuki',
    answers: ['Thank you for passing it on! That makes me happy.'],
    reminders: [],
  },
  {
    id: 'latte-art',
    persona: 'fatima',
    subject: 'latte art class?',
    opening:
      'hey! saw on instagram you do latte art classes, are there any spaces left for two in the next few weeks? and do we need to bring anything (apart from shaky hands haha)',
    answers: [
      'saturday 2pm sounds perfect, put us down please! Fatima and Omar',
      'see you then!! so excited',
    ],
    reminders: ['hi! still hoping for the latte art class, any spaces?'],
  },
  {
    id: 'recycling',
    persona: 'derek',
    subject: 'What am I supposed to do with these capsules',
    opening:
      'I have a sack of your "compostable" capsules and the council will not take them. So they are not compostable, are they. What do you suggest I do with them?',
    answers: [
      'A prepaid bag would do. It should say so on the box.',
      'Bag arrived. Fair enough, that is a proper solution.',
    ],
    reminders: ['Still have the capsules. Still no answer.'],
  },
  {
    id: 'newsletter',
    persona: 'gazette',
    subject: 'The Barista Gazette: five ways to rescue bitter espresso',
    opening:
      'This week in the Gazette\n\nFive ways to rescue a bitter espresso\nWhy water is half of your cup\nA visit to a farm in Huila\n\nYou receive this mail because you subscribed at our stand. Unsubscribe at any time.',
    answers: [],
    reminders: [],
    newsletter: true,
  },
]

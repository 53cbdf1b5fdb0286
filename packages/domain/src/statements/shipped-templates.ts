import type { StatementTemplate, StatementText } from '@hubbub/contracts'

type Said = Record<string, { common: string; short: string; email: string }>

/** Networks on which the common text would be too long. */
const shortOn = ['x', 'bluesky']

const textsOf = (said: Said): StatementText[] =>
  Object.entries(said).flatMap(([language, { common, short, email }]) => [
    { language, network: null, text: common },
    ...shortOn.map((network) => ({ language, network, text: short })),
    { language, network: 'email', text: email },
  ])

interface Shipped {
  id: string
  title: string
  scenario: string
  headline: string
  said: Said
}

const shipped = ({ said, headline, ...rest }: Shipped): StatementTemplate => ({
  ...rest,
  content: { headline, values: {}, texts: textsOf(said) },
  shipped: true,
  updatedBy: null,
  updatedAt: null,
  version: 1,
})

/** What comes with the product: says what is known, what is done, and when more is said; admits and promises nothing else. */
export const shippedTemplates: readonly StatementTemplate[] = [
  shipped({
    id: '5a7e0000-0000-4000-8000-000000000001',
    title: 'Outage',
    scenario: 'outage',
    headline: '{service} is not available',
    said: {
      en: {
        common:
          'Since {time}, {service} has not been available to many of you. We are sorry. Our engineers are working on it. We will tell you more here by {next_update}. Questions: {contact}',
        short:
          '{service} is not available for many of you since {time}. We are sorry and are working on it. More here by {next_update}. {contact}',
        email:
          'Since {time}, {service} has not been available to many of our customers. We are sorry for the trouble this causes you.\n\nOur engineers have been working on it since we noticed.\n\nWe will write again by {next_update}, and at once when it works again. If you need help until then: {contact}.\n\n{brand}',
      },
      de: {
        common:
          'Seit {time} ist {service} für viele von euch nicht erreichbar. Das tut uns leid. Wir arbeiten daran. Mehr hier bis {next_update}. Fragen: {contact}',
        short:
          '{service} ist seit {time} für viele nicht erreichbar. Das tut uns leid, wir arbeiten daran. Mehr hier bis {next_update}. {contact}',
        email:
          'seit {time} ist {service} für viele unserer Kundinnen und Kunden nicht erreichbar. Wir bitten um Entschuldigung.\n\nUnsere Technik arbeitet daran, seit wir es bemerkt haben.\n\nWir melden uns bis {next_update} wieder, und sofort, sobald es wieder läuft. Hilfe bis dahin: {contact}.\n\n{brand}',
      },
    },
  }),
  shipped({
    id: '5a7e0000-0000-4000-8000-000000000002',
    title: 'Data incident',
    scenario: 'data incident',
    headline: 'What we know about the incident at {brand}',
    said: {
      en: {
        common:
          'On {time} we learned that somebody had access to data of {brand} without permission. We have closed that access, told the authorities, and are finding out whose data it is. Whoever is affected hears from us directly. We never ask for passwords. More by {next_update}: {contact}',
        short:
          'On {time} we learned of access to our data without permission. It is closed. Whoever is affected hears from us directly; we never ask for passwords. More by {next_update}: {contact}',
        email:
          'On {time} we learned that somebody had access to data of {brand} without permission.\n\nWhat we have done: the access is closed, the authorities are told, and specialists are finding out which data it concerns.\n\nWhat you can do: be wary of messages that ask for passwords or payments in our name. We never do that.\n\nIf your data is concerned we will tell you directly, and what it is. We will write again by {next_update}. Questions: {contact}.\n\n{brand}',
      },
      de: {
        common:
          'Am {time} haben wir erfahren, dass jemand unbefugt auf Daten von {brand} zugegriffen hat. Der Zugang ist geschlossen, die Behörden sind informiert. Wir klären, wessen Daten es sind, und melden uns bei Betroffenen direkt. Nach Passwörtern fragen wir nie. Mehr bis {next_update}: {contact}',
        short:
          'Am {time} haben wir von einem unbefugten Zugriff auf Daten erfahren. Er ist geschlossen. Betroffene hören direkt von uns; nach Passwörtern fragen wir nie. Mehr bis {next_update}: {contact}',
        email:
          'am {time} haben wir erfahren, dass jemand unbefugt auf Daten von {brand} zugegriffen hat.\n\nWas wir getan haben: Der Zugang ist geschlossen, die Behörden sind informiert, Fachleute klären, um welche Daten es geht.\n\nWas Sie tun können: Vorsicht bei Nachrichten, die in unserem Namen nach Passwörtern oder Zahlungen fragen. Das tun wir nie.\n\nSind Ihre Daten betroffen, sagen wir es Ihnen direkt. Wir melden uns bis {next_update} wieder. Fragen: {contact}.\n\n{brand}',
      },
    },
  }),
  shipped({
    id: '5a7e0000-0000-4000-8000-000000000003',
    title: 'Product safety',
    scenario: 'product safety',
    headline: 'Please stop using {product}',
    said: {
      en: {
        common:
          'Please stop using {product} for now. We have reports of {problem} and are testing it. We have stopped selling it as of {time}. Safety comes first: you get your money back or another one. How, and which batches: {contact}. More by {next_update}.',
        short:
          'Please stop using {product} for now: we have reports of {problem}. Sales are stopped. Money back or a new one, and which batches: {contact}',
        email:
          'Please stop using {product} for now.\n\nWe have reports of {problem}. We do not know the cause yet, and do not want to wait until we do: as of {time} we have stopped selling it, and a laboratory is testing it.\n\nYou get your money back or another one, as you like. How to return it, and how to see which batch you have: {contact}.\n\nWe will write again by {next_update}.\n\n{brand}',
      },
      de: {
        common:
          'Bitte benutzt {product} vorerst nicht. Uns liegen Meldungen über {problem} vor; wir prüfen sie. Der Verkauf ist seit {time} gestoppt. Sicherheit geht vor: Geld zurück oder Ersatz. Wie, und welche Chargen: {contact}. Mehr bis {next_update}.',
        short:
          'Bitte benutzt {product} vorerst nicht: Es gibt Meldungen über {problem}. Der Verkauf ist gestoppt. Geld zurück oder Ersatz, betroffene Chargen: {contact}',
        email:
          'bitte benutzen Sie {product} vorerst nicht.\n\nUns liegen Meldungen über {problem} vor. Die Ursache kennen wir noch nicht, wollen darauf aber nicht warten: Seit {time} ist der Verkauf gestoppt, ein Labor prüft das Produkt.\n\nSie erhalten Ihr Geld zurück oder Ersatz. Wie Sie es zurückgeben und welche Charge Sie haben: {contact}.\n\nWir melden uns bis {next_update} wieder.\n\n{brand}',
      },
    },
  }),
  shipped({
    id: '5a7e0000-0000-4000-8000-000000000004',
    title: 'Offensive post by staff',
    scenario: 'offensive post by staff',
    headline: 'About the post of {time}',
    said: {
      en: {
        common:
          'The post of {time} in our name was wrong and does not speak for {brand}. It hurt people, and we apologise to them. It is deleted. We are finding out how it could be published, and will tell you by {next_update} what we change. You reach us directly: {contact}',
        short:
          'The post of {time} in our name was wrong and does not speak for us. We apologise to everybody it hurt. It is deleted; what we change we say by {next_update}. {contact}',
        email:
          'The post of {time} in the name of {brand} was wrong. It does not speak for us, and it hurt people. We apologise to them.\n\nIt is deleted. We are speaking with everybody concerned and finding out how it could be published. By {next_update} we will say what we change.\n\nIf you want to speak with us directly: {contact}.\n\n{brand}',
      },
      de: {
        common:
          'Der Beitrag vom {time} in unserem Namen war falsch und spricht nicht für {brand}. Er hat Menschen verletzt, und wir bitten sie um Entschuldigung. Er ist gelöscht. Wir klären, wie es dazu kam, und sagen bis {next_update}, was wir ändern. Direkt erreichbar: {contact}',
        short:
          'Der Beitrag vom {time} in unserem Namen war falsch und spricht nicht für uns. Wir bitten alle, die er verletzt hat, um Entschuldigung. Er ist gelöscht. Was wir ändern: bis {next_update}. {contact}',
        email:
          'der Beitrag vom {time} im Namen von {brand} war falsch. Er spricht nicht für uns, und er hat Menschen verletzt. Wir bitten sie um Entschuldigung.\n\nEr ist gelöscht. Wir sprechen mit allen Beteiligten und klären, wie es dazu kam. Bis {next_update} sagen wir, was wir ändern.\n\nDirekt erreichen Sie uns hier: {contact}.\n\n{brand}',
      },
    },
  }),
]
